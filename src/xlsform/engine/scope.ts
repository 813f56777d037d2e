import type { Scope } from "../expression/call.ts";
import type { Clock } from "../expression/clock.ts";
import { toText, type DataNode, type NodeSet } from "../expression/values.ts";
import type { Choice } from "../definition/definition.ts";
import { ChoiceList } from "./choice-list.ts";
import type { Form } from "./form.ts";
import { Item, itemsBelow } from "./item.ts";
import { sharedRepeats } from "./outline.ts";
import { fillText, pickText } from "./texts.ts";

/** Reads the rows of an attached file, once it is known. */
let readRows: ((text: string) => Choice[]) | null = null;

/** Makes known how attached files are read; a program for browsers is built without, since none are attached there. */
export function readAttachedBy(read: typeof readRows): void {
  readRows = read;
}

/** The form of a session as its expressions see it. */
export class SessionScope implements Scope {
  readonly clock: Clock;
  private readonly form: Form;
  private readonly top: Item;
  /** May change while the session lasts. */
  language: string;
  private readonly attachments: Readonly<Record<string, string>>;
  private readonly attached = new Map<string, ChoiceList | null>();

  constructor(
    form: Form,
    top: Item,
    clock: Clock,
    language: string,
    attachments: Readonly<Record<string, string>> = {},
  ) {
    this.form = form;
    this.top = top;
    this.clock = clock;
    this.language = language;
    this.attachments = attachments;
  }

  /** From the innermost repeat that both stand in; a repeat's name means its instances. */
  reference(name: string, from: DataNode): NodeSet {
    const target = this.form.byName.get(name);
    if (!target || !(from instanceof Item)) return [];
    return seen(itemsBelow(from.scopeAt(sharedRepeats(from.node, target)), target, true));
  }

  indexed(name: string, instances: ReadonlyMap<string, number>, from: DataNode): NodeSet {
    const target = this.form.byName.get(name);
    if (!target || !(from instanceof Item)) return [];
    let scopes: readonly Item[] = [this.top];
    const shared = sharedRepeats(from.node, target);
    target.repeats.forEach((repeat, depth) => {
      const number = instances.get(repeat.name);
      const own = number === undefined && depth < shared ? from.scopeAt(depth + 1) : undefined;
      scopes = scopes.flatMap((scope) => {
        const all = scope.slots[repeat.slot]!.instances();
        if (number !== undefined) return number >= 1 ? all.slice(number - 1, number) : [];
        return own ? all.filter((instance) => instance === own) : all;
      });
    });
    return seen(scopes.map((scope) => scope.slots[target.slot]!));
  }

  /** Above the form's own element. */
  root(): DataNode {
    const childNodes = (name: string | null): NodeSet => (name === null || name === this.top.name ? [this.top] : []);
    return { name: "", parentNode: () => null, childNodes, nodeValue: () => "", position: () => 1 };
  }

  instance(id: string): DataNode | null {
    return this.list(id)?.instance ?? null;
  }

  lookUp(id: string, wanted: string, column: string, value: string): string {
    return this.list(id)?.itemsWith(column, value)[0]?.column(wanted) ?? "";
  }

  translation(id: string): string {
    const [, path = ""] = /^\/[^/]+\/(.+):label$/.exec(id) ?? [];
    const [, list = "", at = ""] = /^(.+)-(\d+)$/.exec(id) ?? [];
    const text = this.form.byPath.get(path)?.definition?.label ?? this.form.lists.get(list)?.choices[Number(at)]?.label;
    return text ? pickText(text, this.language, this.form.definition.defaultLanguage) : "";
  }

  property(name: string): string {
    return name === "version" ? this.form.definition.version : "";
  }

  /** A list of the form, or the rows of an attached file, named with or without its ending. */
  private list(id: string): ChoiceList | null {
    const own = this.form.lists.get(id.replace(/\.csv$/i, ""));
    // One whose file wasn't there when the form was read may be attached now.
    if (own && own.choices.length > 0) return own;
    const known = this.attached.get(id);
    if (known !== undefined) return known;
    const name = [id, `${id}.csv`].find((candidate) => Object.hasOwn(this.attachments, candidate));
    const rows = name === undefined ? undefined : readRows?.(this.attachments[name]!);
    const list = rows ? new ChoiceList(id, rows) : (own ?? null);
    this.attached.set(id, list);
    return list;
  }

  choiceLabel(name: string, value: string, from: DataNode): string {
    const choice = this.form.byName.get(name)?.list?.byName.get(value);
    if (!choice) return value;
    const label = pickText(choice.label, this.language, this.form.definition.defaultLanguage) || choice.name;
    return fillText(label, (shown) => toText(this.reference(shown, from)));
  }
}

/** A repeat itself isn't there for expressions, only its instances are. */
function seen(items: readonly Item[]): NodeSet {
  if (items[0]?.kind !== "repeat") return items;
  return items.flatMap((repeat) => repeat.instances());
}
