import type { Lang } from "../../../platform/i18n/lang.ts";
import type { AnswerValue, NodeState, Session } from "../../../xlsform/engine.ts";
import { type Section, sectionOfPath } from "../../questionnaires/fields.ts";
import { words } from "../answering.view.ts";

/** What the person has just given, by path; entries of rosters to remove after it was laid in. */
export interface Given {
  set?: Record<string, AnswerValue | null>;
  remove?: string[];
  /** Why an answer is very different from last time, by path; an empty one takes back what was said. */
  reasons?: Record<string, string>;
  /** Own answers that gave way to someone else's, by path. */
  aside?: Record<string, AnswerValue>;
}

/** Where given answers are kept. */
export interface Keeps {
  keep(given: Given): void;
}

/**
 * A response that is being answered in a browser: the session, what is being typed, which faults have come to light, and who
 * must be drawn again when something changes. It knows nothing of the page.
 */
export class LiveAnswers {
  readonly session: Session;
  private readonly lang: Lang;
  private readonly keeper: Keeps;
  private readonly drawn = new Map<NodeState, () => void>();
  /** Questions whose faults are shown: they were left, or the person wanted to go on. */
  private readonly shown = new Set<NodeState>();
  /** Questions whose answer became wrong by another's, until that one is left. */
  private readonly affected = new Set<NodeState>();
  private typing: { path: string; text: string } | null = null;
  /** The question that is being answered: what is wrong with it is said when it is left. */
  private answering: string | null = null;
  private messages: ReadonlyMap<string, string> | null = null;

  constructor(session: Session, lang: Lang, keeper: Keeps) {
    this.session = session;
    this.lang = lang;
    this.keeper = keeper;
    session.listen((paths) => this.changed(paths));
  }

  private changed(paths: readonly string[]): void {
    for (const path of paths) {
      const state = this.session.node(path);
      if (path !== this.answering && state?.violation && state.value !== undefined) this.affected.add(state);
    }
    this.draw(paths);
  }

  /** Draws a node again whenever it changes. @returns how to end that */
  watch(state: NodeState, draw: () => void): () => void {
    this.drawn.set(state, draw);
    return () => {
      if (this.drawn.get(state) === draw) this.drawn.delete(state);
    };
  }

  /** What is wrong with a question, once that may be said. */
  readonly errors = {
    get: (path: string): string | undefined => {
      const state = this.session.node(path);
      if (!state?.violation || !this.shown.has(state)) return undefined;
      this.messages ??= new Map(this.session.problems().map((problem) => [problem.path, words(problem, this.lang)]));
      return this.messages.get(path);
    },
  };

  /** What is being typed into the question of this path. */
  typed(path: string): string | undefined {
    return this.typing?.path === path ? this.typing.text : undefined;
  }

  /** The person has come to a question: while it is right, nothing is said of it until it is left. */
  enter(path: string): void {
    const state = this.session.node(path);
    if (state && !state.violation) this.shown.delete(state);
  }

  /** The person gives an answer. @param text what stands in the field while it is typed; null for what is chosen */
  answer(path: string, value: AnswerValue | null, text: string | null): void {
    const state = this.session.node(path);
    if (!state) return;
    this.typing = text === null ? null : { path, text };
    if (JSON.stringify(state.value ?? null) === JSON.stringify(value)) return;
    this.answering = path;
    this.session.set(path, value);
    this.answering = null;
    this.keeper.keep({ set: { [path]: value } });
  }

  /** The person has left a question: what is wrong with it, or with others by it, is shown. @returns the fault, if any */
  leave(path: string): string | undefined {
    if (this.typing?.path === path) this.typing = null;
    const state = this.session.node(path);
    // An empty field that was only passed through is no fault yet.
    if (state && (state.violation !== "required" || this.affected.has(state))) this.shown.add(state);
    const drawn = [path, ...Array.from(this.affected, (each) => each.path)];
    for (const each of this.affected) this.shown.add(each);
    this.affected.clear();
    this.draw(drawn);
    return this.errors.get(path);
  }

  /** The person wants to go on: everything that is wrong in a section is shown. */
  showFaults(section: Section): void {
    this.typing = null;
    const wrong = this.session.problems().filter(({ path }) => sectionOfPath([section], path));
    for (const { path } of wrong) {
      const state = this.session.node(path);
      if (state) this.shown.add(state);
    }
    this.draw(wrong.map(({ path }) => path));
  }

  /** @returns the path of the new entry */
  addEntry(roster: string): string {
    const path = this.session.addInstance(roster);
    this.keeper.keep({ set: { [path]: {} } });
    return path;
  }

  removeEntry(path: string): void {
    this.typing = null;
    this.session.removeInstance(path);
    this.keeper.keep({ remove: [path] });
    // Entries after it have moved up, and are called otherwise now.
    this.drawAll();
  }

  /** Answers that a button has laid into the session. */
  laid(set: Record<string, AnswerValue>): void {
    if (Object.keys(set).length > 0) this.keeper.keep({ set });
  }

  /** The person says why an answer is very different from last time. */
  explain(path: string, reason: string): void {
    this.keeper.keep({ reasons: { [path]: reason } });
  }

  /** Someone else's answer takes the place of what stood here. */
  take(path: string, value: AnswerValue | null): void {
    this.session.set(path, value);
  }

  /** Draws these questions again, though nothing of their answers has changed. */
  draw(paths: readonly string[]): void {
    this.messages = null;
    for (const path of paths) {
      const state = this.session.node(path);
      if (state) this.drawn.get(state)?.();
    }
  }

  drawAll(): void {
    this.messages = null;
    for (const draw of this.drawn.values()) draw();
  }
}
