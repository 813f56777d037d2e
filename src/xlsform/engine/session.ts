import { clockAt } from "../expression/clock.ts";
import { evaluate } from "../expression/evaluate.ts";
import { toText, valueOfNode } from "../expression/values.ts";
import type { Text } from "../definition/definition.ts";
import { isEmpty, type Answers, type AnswerValue } from "./answers.ts";
import { collectDraft, collectRevision } from "./collect.ts";
import type { Form, FormNode } from "./form.ts";
import { growInstance, growRoot } from "./grow.ts";
import { Item, type NodeState } from "./item.ts";
import { loadAnswers, takesAnswer } from "./load.ts";
import "./attached.ts";
import { noteClosing, noteOpening } from "./metadata.ts";
import { problemsBelow, unknownProblem, type Problem } from "./problems.ts";
import { SessionScope } from "./scope.ts";
import { Settler } from "./settler.ts";
import { fillText, lookUpIn, pickText } from "./texts.ts";

export interface SessionOptions {
  /** What was kept; without it, or empty, the response is new and gets its defaults. */
  answers?: Answers;
  /** The office's date, `YYYY-MM-DD`; without it, the date of `now`. */
  today?: string;
  /** The clock stands still at this moment for the whole session. */
  now?: Date;
  /** An IANA name; without it, the machine's own. */
  timeZone?: string;
  /** In which `jr:choice-name` speaks; without it, the form's default. */
  language?: string;
  /** The form's own files by name, such as `wards.csv`: `pulldata` and `instance` read them. */
  attachments?: Readonly<Record<string, string>>;
  /** How a number is written where a text in this language quotes it; without it, as XPath writes numbers. */
  writeNumber?: (value: number, language: string) => string;
}

/** Is told the paths of the nodes that have changed, at least one; paths count instances from 1. */
export type Listener = (paths: readonly string[]) => void;

/** One response being answered. It has no presentation: it says what is so, and what a change has changed. */
export interface Session {
  readonly form: Form;
  /** Names that are not in the form, by path: kept aside, neither in the draft nor in the revision. */
  readonly unknown: Answers;
  /** What `jr:choice-name` and the names of months are in: one of the definition's languages. */
  readonly language: string;
  /** A node by its path with instances, counted from 1: `trucks[1]/plate`. */
  node(path: string): NodeState | undefined;
  /** The nodes of the form (""), a group or an instance, or a repeat's instances; irrelevant ones too. */
  children(path: string): NodeState[];
  /**
   * Answers a question, or with null takes the answer away; a value of the wrong type is kept and is a problem. Gives the
   * paths of the nodes whose state has changed. A path that isn't in the form is kept aside in `unknown`.
   */
  set(path: string, value: AnswerValue | null): string[];
  /** Appends an instance; gives its path. Throws a RangeError where none can be added. */
  addInstance(repeatPath: string): string;
  /** Removes an instance with its answers; later ones move up. Throws a RangeError where none can be removed. */
  removeInstance(instancePath: string): void;
  /** From now on the session speaks this language; no answer is lost. */
  switchLanguage(language: string): void;
  /**
   * Tells a listener, after every change and once everything is settled, the paths of the nodes whose state or texts have
   * changed; of a repeat that got or lost instances its own path too. Gives what ends it.
   */
  listen(listener: Listener): () => void;
  /** What the form calls this response (`instance_name`), else its title, in the session's language. */
  instanceName(): string;
  /** All answers to keep: irrelevant and wrong ones too, calculated ones not. */
  draft(): Answers;
  /** The answers to submit: relevant ones of the right type, with calculated ones, and the moment as the form's end. */
  revision(): Answers;
  problems(): Problem[];
  /** The answer to the question `${name}` as a text of this language at `path` shows it. */
  shown(name: string, path: string, language: string): string;
}

/** Opens a response. Costs a few milliseconds for a form of a thousand questions. */
export function openSession(form: Form, options: SessionOptions = {}): Session {
  return new Answering(form, options);
}

/**
 * A text in a language, without it in the form's default language, else in any. In a session its `${name}` are filled with
 * answers as seen from `path`; without one they show as "…".
 */
export function resolveText(text: Text, language: string, session?: Session, path = ""): string {
  const source = pickText(text, language, session?.form.definition.defaultLanguage ?? "");
  return fillText(source, (name) => session?.shown(name, path, language) ?? "…");
}

class Answering implements Session {
  readonly form: Form;
  private readonly top: Item;
  private readonly scope: SessionScope;
  private readonly settler: Settler;
  private readonly strangers = new Map<string, AnswerValue>();
  private readonly listeners = new Set<Listener>();
  private readonly writeNumber: SessionOptions["writeNumber"];

  constructor(form: Form, { answers = {}, today, now, timeZone, language, attachments, writeNumber }: SessionOptions) {
    this.form = form;
    this.writeNumber = writeNumber;
    const isNew = Object.keys(answers).length === 0;
    const fresh: Item[] = [];
    this.top = growRoot(form.root, isNew ? fresh : null);
    loadAnswers(this.top, answers, this.strangers);
    const clock = clockAt(now, timeZone, today);
    if (isNew) noteOpening(form, this.top, clock);
    this.scope = new SessionScope(form, this.top, clock, language ?? form.definition.defaultLanguage, attachments);
    this.settler = new Settler(form, this.scope);
    this.settler.fresh.push(...fresh);
    this.settler.markAll(this.top);
    this.settler.settle();
    this.settler.changed.clear();
    this.settler.opened = true;
  }

  get unknown(): Answers {
    return Object.fromEntries(this.strangers);
  }

  get language(): string {
    return this.scope.language;
  }

  switchLanguage(language: string): void {
    if (language === this.scope.language) return;
    this.scope.language = language;
    this.settler.translate(this.top);
    this.settle();
  }

  listen(listener: Listener): () => void {
    // Its own function, so that one listener may listen twice and end each by itself.
    const own: Listener = (paths) => listener(paths);
    this.listeners.add(own);
    return () => void this.listeners.delete(own);
  }

  instanceName(): string {
    const { instanceName, definition } = this.form;
    const name = instanceName ? toText(evaluate(instanceName, this.settler.contextOf(this.top))).trim() : "";
    return name || pickText(definition.title, this.language, definition.defaultLanguage);
  }

  node(path: string): NodeState | undefined {
    return this.find(path);
  }

  children(path: string): NodeState[] {
    const item = path === "" ? this.top : this.find(path);
    if (!item) return [];
    return item.kind === "repeat" ? [...item.instances()] : [...item.children];
  }

  set(path: string, value: AnswerValue | null): string[] {
    const item = this.find(path);
    if (!item || (item.kind !== "question" && !isEmpty(value))) {
      if (isEmpty(value)) this.strangers.delete(path);
      else this.strangers.set(path, value);
      return [];
    }
    for (let around: Item | null = item; around; around = around.parent) if (around.isMisfit) this.forgetMisfit(around);
    if (item.kind === "question" && takesInput(item)) this.settler.assign(item, value ?? undefined);
    return this.settle();
  }

  addInstance(repeatPath: string): string {
    const repeat = this.find(repeatPath);
    if (repeat?.kind !== "repeat") throw new RangeError(`There is no repeat “${repeatPath}”.`);
    if (repeat.counted) throw new RangeError(`The instances of “${repeatPath}” are counted by the form.`);
    const instance = growInstance(repeat, this.settler.fresh);
    if (!instance) throw new RangeError(`“${repeatPath}” can't hold more instances.`);
    if (repeat.isMisfit) this.forgetMisfit(repeat);
    repeat.active = repeat.children.length;
    this.settler.welcome(instance);
    this.settler.restructured(repeat);
    this.settle();
    return instance.path;
  }

  removeInstance(instancePath: string): void {
    const instance = this.find(instancePath);
    const repeat = instance?.parent;
    if (instance?.kind !== "instance" || !repeat) throw new RangeError(`There is no instance “${instancePath}”.`);
    if (repeat.counted) throw new RangeError(`The instances of “${repeat.path}” are counted by the form.`);
    repeat.children.splice(instance.ordinal - 1, 1);
    repeat.children.forEach((left, index) => (left.ordinal = index + 1));
    repeat.active = repeat.children.length;
    for (const moved of repeat.children.slice(instance.ordinal - 1)) this.settler.changedBelow(moved);
    this.settler.restructured(repeat);
    this.settle();
  }

  draft(): Answers {
    return collectDraft(this.top);
  }

  revision(): Answers {
    noteClosing(this.form, this.top, this.settler, this.scope.clock);
    this.settle();
    return collectRevision(this.top);
  }

  problems(): Problem[] {
    const fill = (text: string, item: Item, language: string): string =>
      fillText(text, (name) => this.shownFrom(name, item, language));
    return [...problemsBelow(this.top, fill), ...Array.from(this.strangers.keys(), unknownProblem)];
  }

  shown(name: string, path: string, language: string): string {
    return this.shownFrom(name, this.find(path) ?? this.top, language);
  }

  private shownFrom(shown: string, from: Item, language: string): string {
    const lookUp = lookUpIn(shown);
    if (lookUp) return lookUp.tree ? toText(evaluate(lookUp.tree, this.settler.contextOf(from))) : "";
    const [first] = this.scope.reference(shown, from);
    if (!first) return "";
    const value = valueOfNode(first);
    return typeof value === "number" && this.writeNumber ? this.writeNumber(value, language) : toText(value);
  }

  private settle(): string[] {
    this.settler.settle();
    const paths = Array.from(this.settler.changed).flatMap((item) => (item.isInUse ? [item.path] : []));
    this.settler.changed.clear();
    if (paths.length > 0) for (const listener of this.listeners) listener(paths);
    return paths;
  }

  private forgetMisfit(item: Item): void {
    item.value = undefined;
    item.violation = null;
    this.settler.changed.add(item);
  }

  private find(path: string): Item | undefined {
    let item: Item | undefined = this.top;
    for (const part of path.split("/")) {
      const [, name = "", ordinal] = /^([^[\]]+)(?:\[(\d{1,6})\])?$/.exec(part) ?? [];
      const node: FormNode | undefined = item.kind === "repeat" ? undefined : item.node.childByName.get(name);
      item = node && item.scope.slots[node.slot];
      if (ordinal !== undefined) item = item?.kind === "repeat" ? item.instances()[Number(ordinal) - 1] : undefined;
      if (!item) return undefined;
    }
    return item;
  }
}

/** A page may ask; the form's own answers and what the author locked stay as they are. */
function takesInput(item: Item): boolean {
  return !item.readonly && takesAnswer(item.node);
}
