import { formatNumber } from "../../../platform/i18n/numbers.ts";
import { fieldId, type Section } from "../../questionnaires/fields.ts";
import type { AnsweringIsland } from "../islands/answering-island.tsx";
import { lastTimeWords } from "./last-time.messages.ts";
import { CarrySection, HelpNote, previous, WhyUnlike } from "./section-help.tsx";
import { reasonField, takeHelp, unexplained } from "./take-help.ts";

/** What helps to answer in a browser, fetched only where something is known from before. */
export class LiveHelp {
  /** What it draws. */
  readonly parts = { CarrySection, HelpNote, previous, WhyUnlike };
  private readonly island: AnsweringIsland;
  /** Answers of which it was asked why they are so different from last time. */
  private readonly asked = new Set<string>();

  constructor(island: AnsweringIsland) {
    this.island = island;
  }

  /** Asks once why a section's answers are very different from last time. @returns whether there was anything to ask */
  askWhy(section: Section): boolean {
    const { answering, live, lang } = this.island;
    const paths = unexplained(answering.session, answering, section).filter((path) => !this.asked.has(path));
    if (paths[0] === undefined) return false;
    for (const path of paths) {
      this.asked.add(path);
      // What was being typed there is an answer now.
      live.leave(path);
    }
    this.island.say(lastTimeWords[lang].askReasons(formatNumber(paths.length, lang)));
    const field = fieldId(reasonField(paths[0]));
    // Once it is drawn.
    void Promise.resolve().then(() => document.getElementById(field)?.focus());
    return true;
  }

  /** Lays what is known into the questions that a button speaks of. @returns whether it is such a button */
  takeOver(action: string, section: Section): boolean {
    const { island } = this;
    const { answering, lang } = island;
    const laid = takeHelp(answering.session, action, answering, section);
    if (!laid) return false;
    island.live.laid(laid);
    const paths = Object.keys(laid);
    island.still(() => island.redraw());
    if (paths.length > 1) island.say(lastTimeWords[lang].carried(formatNumber(paths.length, lang)));
    if (paths[0] !== undefined) document.getElementById(fieldId(paths[0]))?.focus();
    return true;
  }
}
