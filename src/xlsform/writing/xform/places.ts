import type { Definition } from "../../definition/definition.ts";
import { isTried } from "../../engine/choice-trees.ts";
import type { FormNode } from "../../engine/form.ts";
import { outline, sharedRepeats, type Outline } from "../../engine/outline.ts";
import { lookUpIn, piecesOfText } from "../../engine/texts.ts";
import { tokenize, type Token } from "../../expression/tokens.ts";
import { walk } from "../../expression/tree.ts";
import { element, escapeXml } from "../xml.ts";

/** `${last-saved#name}`: the answer of the response that was saved before. */
const LAST_SAVED = "last-saved#";

/** Where the nodes of a definition stand in its XForm, and what its expressions become there. */
export class Places {
  /** The name of the form's own element. */
  readonly rootName: string;
  private readonly outline: Outline;

  constructor(definition: Definition) {
    this.outline = outline(definition);
    this.rootName = definition.settings["name"] ?? "data";
  }

  node(path: string): FormNode {
    const node = this.outline.byPath.get(path);
    if (!node) throw new Error(`The definition has no node at ${path}.`);
    return node;
  }

  /** The path of a node from the top: `/data/group/question`. */
  absolute(path: string): string {
    return `/${this.rootName}/${path}`;
  }

  /** What `${name}` becomes where `asker` says it: relative within the innermost repeat that both stand in, else absolute. */
  reference(name: string, asker: FormNode | null, inPredicate = false): string {
    if (name.startsWith(LAST_SAVED)) {
      const saved = this.reference(name.slice(LAST_SAVED.length), null);
      return `instance('__last-saved')${saved}`;
    }
    const target = this.outline.byName.get(name);
    if (!target) throw new Error(`There is no question ${name}.`);
    const shared = asker ? sharedRepeats(asker, target) : 0;
    const scope = shared === 0 ? undefined : target.repeats[shared - 1];
    if (!asker || !scope) return this.absolute(target.path);
    const from = inPredicate ? "current()/" : "";
    return from + [...upTo(scope, asker), target.path.slice(scope.path.length + 1)].join("/");
  }

  /**
   * The answers of `${name}` as choices that `asker` offers: the instances of its innermost repeat, and the path from there to
   * the answer. The choice filter stands on an instance: what it asks of that repeat is asked of this instance.
   */
  answers(name: string, filter: string | undefined, asker: FormNode): { nodeset: string; ref: string } {
    const target = this.outline.byName.get(name);
    if (!target) throw new Error(`There is no question ${name}.`);
    const repeat = target.repeats.at(-1) ?? this.outline.root;
    const shared = Math.min(sharedRepeats(asker, target), repeat.repeats.length);
    const scope = target.repeats[shared - 1];
    const instances = scope
      ? [...upTo(scope, asker), repeat.path.slice(scope.path.length + 1)].join("/")
      : this.absolute(repeat.path).replace(/\/$/, "");
    const ref = below(target, repeat);
    const kept = filter === undefined ? "" : `[${this.expression(filter, asker, true, repeat)}]`;
    return { nodeset: `${instances}[./${ref} != '']${kept}`, ref };
  }

  /**
   * An expression of `asker` with paths for its `${name}`, straight quotes and plain signs. A choice filter stands in a
   * predicate from its beginning: there, as in any predicate, the question itself is `current()`, and what belongs to the
   * instances `tried` is relative to the one that is tried.
   */
  expression(source: string, asker: FormNode | null, isFilter = false, tried?: FormNode): string {
    let depth = isFilter ? 1 : 0;
    const tokens = tokenize(source);
    const fromTop = namedByIndexedRepeat(tokens);
    return tokens
      .map((token, index) => {
        if (token.text === "[" && token.kind === "symbol") depth++;
        if (token.text === "]" && token.kind === "symbol") depth--;
        const isSpaced = index > 0 && token.at > 0 && /\s/.test(source[token.at - 1]!);
        const isApart = isSpaced || runsInto(tokens[index - 1], token);
        const own = token.kind === "reference" && depth === 1 ? this.outline.byName.get(token.text) : undefined;
        const word =
          own && asker && tried && isTried(own, tried, asker)
            ? `./${below(own, tried)}`
            : this.word(token, tokens[index + 1], fromTop.has(token) ? null : asker, depth > 0);
        return (isApart ? " " : "") + word;
      })
      .join("")
      .trim();
  }

  /** A text to be read: with an output element for each `${name}` and each look-up, as XML. */
  output(text: string, asker: FormNode | null): string {
    return piecesOfText(text)
      .map(({ said, shown }) => {
        if (shown === undefined) return escapeXml(said);
        if (!said.startsWith("$"))
          return this.isSound(shown) ? element("output", { value: this.expression(shown, asker) }) : escapeXml(said);
        const isKnown = shown.startsWith(LAST_SAVED) || this.outline.byName.has(shown);
        return isKnown ? element("output", { value: this.reference(shown, asker) }) : escapeXml(said);
      })
      .join("");
  }

  /** Whether a look-up in a text can be worked out. In a choice's label nobody has asked that before. */
  private isSound(shown: string): boolean {
    const tree = lookUpIn(shown)?.tree;
    let sound = tree !== undefined;
    if (tree)
      walk(
        tree,
        (part) => (sound &&= part.kind !== "reference" || part.lastSaved || this.outline.byName.has(part.name)),
      );
    return sound;
  }

  /** What the author wrote for an attribute, with a path for each `${name}`. */
  attribute(text: string, asker: FormNode | null): string {
    return text.replace(/\$\{([^{}]+)\}/g, (said, name: string) =>
      this.outline.byName.has(name.trim()) ? this.reference(name.trim(), asker) : said,
    );
  }

  private word(token: Token, next: Token | undefined, asker: FormNode | null, inPredicate: boolean): string {
    if (token.kind === "reference") return this.reference(token.text, asker, inPredicate);
    if (token.kind === "name" && next?.text !== "(") return this.column(token.text);
    if (token.kind !== "text") return token.text;
    // jr:choice-name takes its question in quotes.
    const quoted = /^\$\{([^{}]+)\}$/.exec(token.text.trim())?.[1]?.trim();
    const isName = quoted !== undefined && this.outline.byName.has(quoted);
    return quote(isName ? this.reference(quoted, asker, inPredicate) : token.text);
  }

  /** Columns of the choices sheet are read in any capitals; their elements have small ones. */
  private column(name: string): string {
    const { choiceColumns, byName } = this.outline;
    const lower = name.toLowerCase();
    return !choiceColumns.has(name) && !byName.has(name) && choiceColumns.has(lower) ? lower : name;
  }
}

/** The steps from a node up to one that it stands in. */
function upTo(above: FormNode, node: FormNode): string[] {
  return Array.from({ length: node.path.split("/").length - above.path.split("/").length }, () => "..");
}

/** The path from a node down to one that stands in it; the root has no path. */
function below(node: FormNode, above: FormNode): string {
  return above.path === "" ? node.path : node.path.slice(above.path.length + 1);
}

/** The words by which `indexed-repeat` is told its question and its repeats: it wants them from the top. */
function namedByIndexedRepeat(tokens: readonly Token[]): ReadonlySet<Token> {
  const named = new Set<Token>();
  const open: { isIndexed: boolean; argument: number }[] = [];
  for (const [at, token] of tokens.entries()) {
    const around = open.at(-1);
    if (token.kind === "reference" && around?.isIndexed && (around.argument === 0 || around.argument % 2 === 1))
      named.add(token);
    if (token.kind !== "symbol") continue;
    if (token.text === "(") open.push({ isIndexed: tokens[at - 1]?.text === "indexed-repeat", argument: 0 });
    else if (token.text === "[") open.push({ isIndexed: false, argument: 0 });
    else if (token.text === ")" || token.text === "]") open.pop();
    else if (token.text === "," && around) around.argument++;
  }
  return named;
}

/** Whether a path in the place of `${name}` would make one word with what stands beside it: `${a}-1`, `1 div${a}`. */
function runsInto(before: Token | undefined, token: Token): boolean {
  if (before?.kind === "reference") return /^[\p{L}\p{N}_.-]/u.test(token.text);
  return token.kind === "reference" && before !== undefined && /[\p{L}\p{N}_.]$/u.test(before.text);
}

/** A text in quotes; XPath 1.0 has no way to write both kinds of quotes in one text. */
function quote(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  if (!text.includes('"')) return `"${text}"`;
  return `concat(${text
    .split("'")
    .map((part) => `'${part}'`)
    .join(`, "'", `)})`;
}
