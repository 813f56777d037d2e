import { formatNumber } from "../../../platform/i18n/numbers.ts";
import { fieldId, type Section } from "../../questionnaires/fields.ts";
import type { AnsweringIsland } from "../islands/answering-island.tsx";
import { lastTimeWords } from "./last-time.messages.ts";
import { isHelpAction } from "./help-actions.ts";
import { reasonField, unexplained } from "./reasons.ts";
import { CarrySection, HelpNote, previous, WhyUnlike } from "./section-help.tsx";

type TakeHelp = typeof import("./take-help.ts").takeHelp;

/** What helps to answer in a browser, fetched only where something is known from before. */
export class LiveHelp {
  /** What it draws. */
  readonly parts = { CarrySection, HelpNote, previous, WhyUnlike };
  readonly reasons = { reasonField, unexplained };
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

  /** Has come what lays answers: it can wait until a page can be answered. */
  bring() {
    return import("./take-help.ts");
  }

  /** Lays what is known into the questions that a button speaks of. @returns whether it is such a button */
  takeOver(action: string, section: Section): boolean {
    const isOurs = isHelpAction(action);
    if (isOurs)
      this.bring()
        .then(({ takeHelp }) => this.lay(action, section, takeHelp))
        .catch(reportError);
    return isOurs;
  }

  private lay(action: string, section: Section, takeHelp: TakeHelp): void {
    const { island } = this;
    const { answering, lang } = island;
    const laid = takeHelp(answering.session, action, answering, section) ?? {};
    island.live.laid(laid);
    void island.keeper.flush();
    const paths = Object.keys(laid);
    island.still(() => island.redraw());
    if (paths.length > 1) island.say(lastTimeWords[lang].carried(formatNumber(paths.length, lang)));
    if (paths[0] !== undefined) document.getElementById(fieldId(paths[0]))?.focus();
  }
}
