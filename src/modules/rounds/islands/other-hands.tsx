import type { VNode } from "preact";
import { formatNumber } from "../../../platform/i18n/numbers.ts";
import type { Answers, AnswerValue, NodeState } from "../../../xlsform/engine.ts";
import { fieldId } from "../../questionnaires/fields.ts";
import { answerText } from "../answering.view.ts";
import type { AnsweringIsland } from "./answering-island.tsx";
import { islandWords } from "./island.messages.ts";
import type { Clash } from "./keeper.ts";

/** What others answer to the same questions meanwhile. What shows that is fetched once it happens. */
export class OtherHands {
  /** Answers of theirs that have come in since the person last wrote. */
  merged = 0;
  private readonly island: AnsweringIsland;
  private readonly clashes = new Map<string, Clash>();
  private parts: typeof import("./others.tsx") | null = null;

  constructor(island: AnsweringIsland) {
    this.island = island;
  }

  /** Whether two answers to this question wait to be chosen from. */
  isOpen(path: string): boolean {
    return this.clashes.has(path);
  }

  private async fetchParts(): Promise<typeof import("./others.tsx")> {
    this.parts ??= await import("./others.tsx");
    return this.parts;
  }

  /** What was saved elsewhere comes in question by question, but for what waits here or is being typed. */
  async merge(answers: Answers): Promise<void> {
    const { mergeDraft } = await this.fetchParts();
    const { live, keeper } = this.island;
    const waits = (path: string) => keeper.unsaved(path) || this.isOpen(path) || live.typed(path) !== undefined;
    this.island.still(() => {
      const { changed, rearranged } = mergeDraft(live, answers, waits);
      if (changed === 0 && !rearranged) return;
      this.merged += changed;
      this.island.changedElsewhere();
      this.say("merged", this.merged);
    });
  }

  /** Shows both answers where two people gave different ones. */
  async ask(clashes: Clash[]): Promise<void> {
    for (const clash of clashes) this.clashes.set(clash.path, clash);
    if (clashes.length === 0) return;
    await this.fetchParts();
    this.island.still(() => this.island.live.draw(clashes.map(({ path }) => path)));
    this.say("clashes", this.clashes.size);
  }

  private say(what: "merged" | "clashes", count: number): void {
    const { lang } = this.island;
    this.island.say(islandWords[lang][what](formatNumber(count, lang)));
  }

  /** Both answers under their question, with a button for each. */
  under(state: NodeState): VNode | null {
    const clash = this.clashes.get(state.path);
    if (!clash || !this.parts) return null;
    const { ClashChoice } = this.parts;
    const { lang, answering } = this.island;
    const text = (value: unknown) => answerText(state, value, answering.session, lang);
    const answers = { mine: text(state.value), theirs: text(clash.theirs) };
    return <ClashChoice {...answers} clash={clash} lang={lang} settle={(keep) => this.settle(clash, keep)} />;
  }

  private settle({ path, theirs }: Clash, keep: "mine" | "theirs"): void {
    const { live, keeper, answering } = this.island;
    this.clashes.delete(path);
    const mine = (answering.session.node(path)?.value ?? null) as AnswerValue | null;
    if (keep === "theirs") live.take(path, theirs);
    keeper.settle(path, keep, mine);
    live.draw([path]);
    document.getElementById(fieldId(path))?.focus();
  }
}
