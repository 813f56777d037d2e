import type { Lang } from "../../../../platform/i18n/lang.ts";
import type { Question } from "../../../../xlsform/engine.ts";
import { type AnswerFile, fieldId, fileFieldOf, noFileFieldOf } from "../../../questionnaires/fields.ts";
import type { LiveAnswers } from "../../islands/live-answers.ts";
import { newId } from "../../phone/ids.ts";
import type { Shown } from "../../services/answering-page.ts";
import { fileQuestion, freshName, keepingOf, pathInForm } from "../attachments.rules.ts";
import { fileAnswers } from "../attachments.view.ts";
import { deviceWords } from "./devices.messages.ts";
import { type FileNews, Outbox } from "./outbox.ts";
import { shrinkPhoto } from "./shrink-photo.ts";

/** The page that files are given on. */
export interface FilesPage {
  root: HTMLElement;
  lang: Lang;
  answering: Shown;
  live: LiveAnswers;
  say(text: string): void;
  /** Something that isn't an answer of this page has changed. */
  changedElsewhere(): void;
}

/** Files that are given while a script runs: made small, kept, shown at once, sent; and what is wrong with them. */
export class LiveFiles {
  readonly files: Map<string, AnswerFile>;
  private readonly faults = new Map<string, string>();
  /** The questions that files given on this page were given to, and the files that they had before. */
  private readonly given = new Map<string, { path: string; before: string | null }>();
  private readonly outbox: Outbox;

  constructor(private readonly page: FilesPage) {
    this.files = new Map(page.answering.files);
    page.answering.files = this.files;
    this.outbox = new Outbox(page.answering.found, (name, news) => this.heard(name, news));
  }

  /** What is wrong with the file that was given to the question of this path. */
  fault(path: string): string | undefined {
    return this.faults.get(path);
  }

  /** Hears the fields of files; what was chosen before the script came is taken too. */
  listen(): void {
    const { root } = this.page;
    root.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) this.changed(target);
    });
    for (const field of root.querySelectorAll<HTMLInputElement>("input[type=file]")) this.changed(field);
    // What was given on a page before and still waits: what becomes of it is shown here too.
    const waiting = [...this.files.values()].filter(({ state }) => state === "on-phone");
    if (waiting.length > 0) this.outbox.expect(waiting.map(({ name }) => name));
  }

  private changed(field: HTMLInputElement): void {
    const path = field.closest<HTMLElement>("[data-path]")?.dataset["path"];
    if (path === undefined) return;
    const file = field.files?.[0];
    if (field.name === fileFieldOf(path) && file) {
      // The page's form needn't carry it any more.
      field.value = "";
      void this.take(path, file);
    } else if (field.name === noFileFieldOf(path) && field.checked) {
      field.checked = false;
      this.answer(path, null);
      // The box goes with the file: whoever goes on by the keyboard goes on from the question's field.
      document.getElementById(fieldId(path))?.focus();
      this.page.say(deviceWords[this.page.lang].gone);
    }
  }

  /** Takes a file as the answer to the question of this path. */
  async take(path: string, file: File): Promise<void> {
    const question = fileQuestion(this.page.live.session.form.definition, path);
    if (!question) return;
    this.faults.delete(path);
    const photo = file.type.startsWith("image/") ? await shrinkPhoto(file, keepingOf(question)) : null;
    const blob = photo?.blob ?? file;
    const type = blob.type || "application/octet-stream";
    const name = freshName(newId(), file.name, type);
    const before = this.page.live.session.node(path)?.value;
    this.given.set(name, { path, before: typeof before === "string" ? before : null });
    this.files.set(name, onPhone(name, question, blob, photo));
    await this.outbox.put({ path, name, type, blob });
    if (this.faults.has(path)) return;
    this.answer(path, name);
    this.page.say(deviceWords[this.page.lang].taken(name));
  }

  private heard(name: string, news: FileNews): void {
    const given = this.given.get(name);
    const file = this.files.get(name);
    if (file && !given) return this.heardLater(file, news);
    if (!given || !file) return;
    const { path, before } = given;
    const { live, lang } = this.page;
    if (news.kind === "kept") {
      this.files.set(name, { ...file, state: "kept" });
      return live.draw([path]);
    }
    this.files.delete(name);
    const why = news.why || deviceWords[lang].refused;
    this.faults.set(path, why);
    if (live.session.node(path)?.value === name) this.answer(path, before);
    live.draw([path]);
    this.page.say(why);
  }

  /** Of a file that was given before this page was opened: its answer stays, and says what is wrong with it. */
  private heardLater(file: AnswerFile, news: FileNews): void {
    const { answering, lang, live } = this.page;
    const why = news.kind === "refused" ? news.why || deviceWords[lang].refused : null;
    const refused = why !== null && { state: "refused" as const, refusal: { bn: why, en: why } };
    this.files.set(file.name, { ...file, state: "kept", ...refused });
    live.draw(
      fileAnswers(answering.session)
        .filter(({ value }) => value === file.name)
        .map(({ path }) => path),
    );
    this.page.changedElsewhere();
    if (why !== null) this.page.say(why);
  }

  private answer(path: string, name: string | null): void {
    this.page.live.answer(path, name, null);
    this.page.live.draw([path]);
  }
}

function onPhone(
  name: string,
  question: Question,
  blob: Blob,
  photo: { width: number; height: number; thumbnail: string } | null,
): AnswerFile {
  return {
    name,
    question: pathInForm(question.path),
    state: "on-phone",
    size: blob.size,
    type: blob.type,
    href: "",
    thumbnail: photo?.thumbnail ?? null,
    original: null,
    width: photo?.width ?? null,
    height: photo?.height ?? null,
  };
}
