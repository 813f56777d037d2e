import { hydrate, render, type VNode } from "preact";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { formatNumber } from "../../../platform/i18n/numbers.ts";
import { Framed } from "../../../platform/ui/frame-context.ts";
import { documentTitle } from "../../../platform/ui/page.tsx";
import type { Answers, Form } from "../../../xlsform/engine.ts";
import { type Pasted, definitionPath, fieldId, type Section, sectionsOf } from "../../questionnaires/fields.ts";
import { sessionAt } from "../answering-session.ts";
import { draftField, faultsOn, labelOf, nextSection, progressOf } from "../answering.view.ts";
import { roundTitle } from "../pages/answering/parts.tsx";
import { type LiveSection, SectionContent, sectionTitle } from "../pages/answering/section.page.tsx";
import type { Shown } from "../services/answering-page.ts";
import type { LiveHelp } from "../last-time/live-help.ts";
import { Announcer } from "./announcer.ts";
import { Boundary } from "./boundary.tsx";
import { islandWords } from "./island.messages.ts";
import type { KeepState } from "./keeper.ts";
import { FrontKeeper } from "./front-keeper.ts";
import { type Given, LiveAnswers } from "./live-answers.ts";
import { liveNodeOf } from "./live-node.tsx";
import { OtherHands } from "./other-hands.tsx";
import { partsFor } from "./parts-for.ts";
import { addressOf, type Place, placeOf, pointLanguages } from "./place.ts";
import { SaveLine } from "./save-line.tsx";
import type { ShownData } from "./shown.ts";
import { Spot } from "./spot.tsx";
import { keepingStill } from "./still.ts";
import { Words } from "./words.ts";
import { listen, takeTyped } from "./listen.ts";

/** Of whom and when the page is. */
interface Visit {
  lang: Lang;
  csrf: string;
  now: Date;
}

/** The pages of answering one response, drawn in the browser from the same parts as in the server. */
export class AnsweringIsland {
  readonly root: HTMLElement;
  readonly lang: Lang;
  readonly answering: Shown;
  readonly live: LiveAnswers;
  readonly keeper: FrontKeeper;
  private readonly csrf: string;
  private readonly announcer = new Announcer();
  private readonly saveSpot = new Spot(() => this.saveLine());
  private readonly liveSection: LiveSection;
  private readonly others = new OtherHands(this);
  private readonly words: Words;
  private readonly searched = new Map<string, string>();
  readonly pasted = new Map<string, Pasted>();
  private place: Place = { kind: "list" };
  private errors = new Map<string, string>();
  private saving: KeepState;
  private overviews: typeof import("./overviews.ts") | null = null;
  /** What is known from before, where something is. */
  help: LiveHelp | null = null;
  private unlisten = () => {};

  constructor(root: HTMLElement, shown: ShownData, form: Form, { lang, csrf, now }: Visit) {
    this.root = root;
    this.lang = lang;
    this.csrf = csrf;
    this.answering = { ...shown, session: sessionAt(form, shown.answers, now) };
    this.saving = { kind: "saved", at: shown.savedAt };
    const whole = definitionPath(lang, shown.found.round.versionId);
    this.words = new Words(form.definition, this.placeAt(location.pathname), whole);
    const { id: responseId, roundId, respondentCode: code, draftVersion: version } = shown.found.response;
    this.keeper = new FrontKeeper(
      { responseId, roundId, code, version, csrf, lang },
      {
        state: (state) => this.showSaving(state),
        settled: (draft, answers) => this.settled(draft, answers),
        clashed: (clashes) => void this.others.ask(clashes),
      },
    );
    this.live = new LiveAnswers(this.answering.session, lang, { keep: (given) => this.keep(given) });
    this.liveSection = {
      Node: liveNodeOf(this.live),
      typed: (path) => this.live.typed(path),
      errors: this.live.errors,
      saved: this.saveSpot.node,
      note: (state) => this.others.under(state),
      searched: (path) => this.searched.get(path),
      pasted: (path) => this.pasted.get(path),
    };
  }

  /** Takes over what stands on the page, with what was typed before. */
  async begin(): Promise<void> {
    const place = this.placeAt(location.pathname);
    if (!place) return;
    if (place.kind !== "section") await this.bring(place);
    this.place = place;
    const section = this.section;
    if (place.kind === "section" && !section) return;
    const { fields, help, makeRoom } = await partsFor(this);
    Object.assign(this.liveSection, fields);
    this.help = help;
    const form = this.root.querySelector("form");
    if (form && section) takeTyped(this, form);
    // A page that came back with faults shows them again.
    if (section && this.root.querySelector(".errsum")) this.showFaults(section);
    makeRoom?.(this.root, this.live.session);
    hydrate(this.view(), this.root);
    this.unlisten = listen(this);
    this.root.dataset.live = "";
    document.documentElement.style.setProperty("overflow-anchor", "none");
    // From here on it can be answered. What else is needed comes now.
    void Promise.allSettled([this.keeper.bring(), this.help?.bring()]).then(() => this.words.bring().catch(() => {}));
  }

  /** Which of its pages an address names. */
  placeAt(pathname: string): Place | null {
    return placeOf(pathname, this.lang, this.answering.found.response.id);
  }

  get section(): Section | undefined {
    const { place } = this;
    const sections = () => sectionsOf(this.live.session.form.definition);
    return place.kind === "section" ? sections().find(({ slug }) => slug === place.slug) : undefined;
  }

  /** Something here failed: the form as it stands goes on without a script. */
  readonly fail = (): void => {
    this.unlisten();
    delete this.root.dataset.live;
    void this.keeper.flush();
  };

  /** Lets something change, with what the person is at staying where it is. */
  still(change: () => void): void {
    keepingStill(this.root, change);
  }

  say(text: string): void {
    this.announcer.say(text);
  }

  redraw(): void {
    render(this.view(), this.root);
  }

  private view(): VNode {
    return (
      <Framed lang={this.lang} csrf={this.csrf}>
        <Boundary onFail={this.fail}>{this.content()}</Boundary>
      </Framed>
    );
  }

  private content(): VNode {
    const { answering, lang, section } = this;
    if (section) {
      const { errors, liveSection: live } = this;
      return (
        <SectionContent
          key={section.slug}
          {...{ lang, answering, section, errors, live, help: this.help?.parts }}
          conflict={null}
          notes={[]}
        />
      );
    }
    const { CheckContent, TaskListContent } = this.overviews!;
    const reasons = this.help?.reasons;
    if (this.place.kind === "check") return <CheckContent {...{ lang, answering, reasons }} acknowledged />;
    const progress = progressOf(answering.session, lang);
    return <TaskListContent {...{ lang, answering, progress }} saved={this.saveSpot.node} />;
  }

  private title(): string {
    const { answering, lang, section } = this;
    if (section) return sectionTitle(section, answering, lang);
    return this.place.kind === "check"
      ? this.overviews!.checkTitle(answering, lang)
      : roundTitle(answering.found, lang);
  }

  /** Shows another page of the same response. @param hash the question to go to, as an address names it */
  go(place: Place, { push = true, hash = "" } = {}): void {
    const address = addressOf(place, this.lang, this.answering.found.response.id);
    const isHere = this.words.areHere(place) && (place.kind === "section" || this.overviews);
    if (isHere) return this.show(place, address, push, hash);
    this.root.setAttribute("aria-busy", "true");
    this.bring(place)
      .then(() => {
        this.root.removeAttribute("aria-busy");
        this.show(place, address, push, hash);
      })
      // Without a line for what is missing there may be one for the page itself.
      .catch(() => location.assign(`${address}${hash}`));
  }

  /** Has come what a page needs besides. */
  private async bring(place: Place): Promise<void> {
    const words = this.words.areHere(place) ? null : this.words.bring();
    if (place.kind !== "section") this.overviews = await import("./overviews.ts");
    await words;
  }

  private show(place: Place, address: string, push: boolean, hash: string): void {
    this.place = place;
    this.errors = new Map();
    this.redraw();
    document.title = documentTitle(this.title(), false, this.lang);
    if (push) history.pushState(null, "", `${address}${hash}`);
    pointLanguages(address);
    const target = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    const heading = this.root.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    scrollTo(0, 0);
    (target ?? heading)?.focus();
    target?.scrollIntoView({ block: "center" });
  }

  /** Goes on from a section where nothing is wrong in it, as its button says. */
  goOn(section: Section): void {
    void this.keeper.flush();
    if (faultsOn(this.answering.session, section, this.lang).size > 0) {
      this.showFaults(section);
      this.redraw();
      this.root.querySelector<HTMLElement>(".errsum")?.focus();
      return;
    }
    if (this.help?.askWhy(section)) return;
    const next = nextSection(progressOf(this.answering.session, this.lang), section);
    this.go(next ? { kind: "section", slug: next.slug } : { kind: "check" });
  }

  /** The person says why an answer is very different from last time. */
  explain(path: string, reason: string): void {
    this.answering.reasons = { ...this.answering.reasons, [path]: reason };
    this.live.explain(path, reason);
  }

  /** Looks for choices of a question of which several can be chosen. */
  search(path: string, text: string): void {
    this.searched.set(path, text);
    this.live.draw([path]);
  }

  private showFaults(section: Section): void {
    this.errors = faultsOn(this.answering.session, section, this.lang);
    this.live.showFaults(section);
  }

  addEntry(roster: string): void {
    const path = this.live.addEntry(roster);
    this.say(islandWords[this.lang].added(labelOf(this.answering.session, roster, this.lang)));
    // Once it is drawn, its first question has the focus.
    void Promise.resolve().then(() => {
      const entry = document.getElementById(fieldId(path));
      entry?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();
    });
  }

  removeEntry(path: string): void {
    this.live.removeEntry(path);
    this.say(islandWords[this.lang].removed);
    const roster = document.getElementById(fieldId(path.replace(/\[\d+\]$/, "")));
    roster?.setAttribute("tabindex", "-1");
    roster?.focus({ preventScroll: true });
  }

  private keep({ set = {}, remove, reasons }: Given): void {
    // While two answers wait to be chosen from, neither is sent.
    const free = Object.entries(set).filter(([path]) => !this.others.isOpen(path));
    if (free.length > 0 || remove || reasons)
      this.keeper.keep({ set: Object.fromEntries(free), ...(remove && { remove }), ...(reasons && { reasons }) });
    this.others.merged = 0;
  }

  private showSaving(state: KeepState): void {
    this.saving = state;
    if (state.kind === "saved") this.answering.savedAt = state.at;
    this.saveSpot.draw();
  }

  private saveLine(): VNode {
    const { merged } = this.others;
    const note = merged > 0 ? islandWords[this.lang].merged(formatNumber(merged, this.lang)) : "";
    return <SaveLine state={this.saving} today={this.answering.today} lang={this.lang} note={note} />;
  }

  private settled(version: number, answers: Answers | null): void {
    this.answering.found.response.draftVersion = version;
    const field = this.root.querySelector<HTMLInputElement>(`input[name=${draftField}]`);
    if (field) field.value = String(version);
    if (answers) void this.others.merge(answers);
  }

  /** Answers that were given elsewhere have come in. */
  changedElsewhere(): void {
    if (!this.section) this.redraw();
    this.saveSpot.draw();
  }
}
