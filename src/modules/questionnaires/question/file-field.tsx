import type { ComponentChildren } from "preact";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { formatNumber } from "../../../platform/i18n/numbers.ts";
import { FieldLabel, FieldNotes, FieldPrevious, type FieldProps, wire } from "../../../platform/ui/forms/field.tsx";
import { Hidden } from "../../../platform/ui/forms/form.tsx";
import { Icon } from "../../../platform/ui/icons/icon.tsx";
import type { Question } from "../../../xlsform/engine.ts";
import type { AnswerFile } from "./field-context.ts";
import { fileWords } from "./file.messages.ts";

/** The field that brings a new file to the question of this path. */
export const fileFieldOf = (path: string) => `file:${path}`;
/** The box that takes its file away. */
export const noFileFieldOf = (path: string) => `no-file:${path}`;

/** Bytes that the files of one page may have together where no script sends them one by one. */
export const largestPage = 25 * 1024 * 1024;

export interface FileFieldProps extends FieldProps {
  lang: Lang;
  question: Question;
  /** The answer: the file's name; empty where none was given. */
  value: string;
  /** What is known of the file that the answer names. */
  file: AnswerFile | undefined;
}

/**
 * A question that is answered with a file: what was given, a box to take it away, and a field for another. The answer
 * itself goes along hidden, so that a page posted without a new file leaves it as it is.
 */
export function FileField({ lang, question, value, file, ...given }: FileFieldProps) {
  const words = fileWords[lang];
  const field = { ...given, hint: hintOf(question, given.hint, lang) };
  const { id, control } = wire(field);
  const { name } = field;
  return (
    <div class={field.error ? "field err" : "field"} data-file={question.type} data-path={name}>
      <label class="label" for={id}>
        <FieldLabel {...field} />
      </label>
      <FieldNotes {...field} />
      <Hidden name={name} value={value} />
      {value !== "" && (
        <>
          <GivenFile lang={lang} name={value} file={file} />
          <label class="opt">
            <input type="checkbox" name={noFileFieldOf(name)} value="yes" />
            <span>{words.takeAway}</span>
          </label>
          <p class="hint">{words.replace}</p>
        </>
      )}
      <input
        {...control}
        name={fileFieldOf(name)}
        class="input file"
        type="file"
        accept={accepted[question.type]}
        capture={captureOf(question)}
      />
      <FieldPrevious {...field} />
    </div>
  );
}

const accepted: Partial<Record<Question["type"], string>> = {
  image: "image/jpeg,image/png,image/webp",
  audio: "audio/*",
  video: "video/*",
};

/** ODK's appearances `new` and `new-front` want what is taken just now, not what lies on the phone. */
function captureOf({ type, appearance }: Question): "user" | "environment" | undefined {
  if (type === "file") return undefined;
  if (appearance.includes("new-front")) return "user";
  return appearance.includes("new") ? "environment" : undefined;
}

/** The author's hint, then what can be given here. */
function hintOf({ type, appearance, parameters }: Question, own: ComponentChildren, lang: Lang): ComponentChildren {
  const words = fileWords[lang];
  const place = parameters["location"] === "keep" ? words.placeKept : words.placeTaken;
  const signature = appearance.includes("signature") ? `${words.signature} ` : "";
  const kinds: Partial<Record<Question["type"], string>> = {
    image: `${signature}${words.picture} ${place}`,
    audio: words.sound,
    video: words.film,
  };
  const what = `${kinds[type] ?? words.paper} ${words.most(sizeText(largestPage, lang))}`;
  return own ? (
    <>
      {own}
      <br />
      {what}
    </>
  ) : (
    what
  );
}

/** A file that was given: a small picture of it where there is one, its name, how large it is or where it is as yet. */
export function GivenFile({ lang, name, file }: { lang: Lang; name: string; file: AnswerFile | undefined }) {
  const words = fileWords[lang];
  const here = file?.state === "kept";
  const href = here && file.href !== "" ? file.href : undefined;
  return (
    <p class="given">
      <SmallPicture file={file} href={href} />
      <span>
        {href ? <a href={href}>{name}</a> : name}
        <small>
          {file?.state === "refused" && file.refusal ? (
            <span class="msg">{words.refused(file.refusal[lang])}</span>
          ) : (
            whereItIs(file, lang)
          )}
          {file?.original && (
            <>
              {", "}
              <a href={file.original}>{words.original}</a>
            </>
          )}
        </small>
      </span>
    </p>
  );
}

function whereItIs(file: AnswerFile | undefined, lang: Lang): string {
  const words = fileWords[lang];
  if (file?.state === "kept") return sizeText(file.size, lang);
  if (file?.state === "on-phone") return words.onPhone;
  return file?.state === "receiving" ? words.receiving : words.notHere;
}

function SmallPicture({ file, href }: { file: AnswerFile | undefined; href: string | undefined }) {
  if (!file?.thumbnail || !file.width || !file.height) return <Icon name="file-text" />;
  const picture = <img src={file.thumbnail} alt="" loading="lazy" {...fitted(file.width, file.height)} />;
  return href ? (
    <a href={href} aria-hidden="true" tabIndex={-1}>
      {picture}
    </a>
  ) : (
    picture
  );
}

const thumbnailSide = 96;

function fitted(width: number, height: number): { width: number; height: number } {
  const scale = thumbnailSide / Math.max(width, height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** How large a file is, in words: `312 kB`, `4.2 MB`. */
export function sizeText(bytes: number, lang: Lang): string {
  const words = fileWords[lang];
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  if (kilobytes < 1000) return words.kb(formatNumber(kilobytes, lang));
  const megabytes = bytes / 1024 / 1024;
  return words.mb(formatNumber(megabytes, lang, { decimals: megabytes < 10 && !Number.isInteger(megabytes) ? 1 : 0 }));
}
