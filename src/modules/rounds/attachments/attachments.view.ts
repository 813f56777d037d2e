import type { InputError } from "../../../platform/errors/problem.ts";
import { isMedia, type NodeState, type Session } from "../../../xlsform/engine.ts";
import type { AnswerFile } from "../../questionnaires/fields.ts";
import { pathInForm } from "./attachments.rules.ts";

/**
 * Answers that name a file which isn't here, or one that was given to another question: they can't be submitted. One that
 * waits on this phone is sent before the submit.
 */
export function missingFiles(session: Session, files: ReadonlyMap<string, AnswerFile>): InputError[] {
  return fileAnswers(session).flatMap(({ path, value }) => {
    const file = typeof value === "string" ? files.get(value) : undefined;
    const isHere = file?.state === "kept" || file?.state === "on-phone";
    if (isHere && file.question === pathInForm(path)) return [];
    const message = file?.refusal ?? {
      bn: "ফাইলটি এখনো এখানে পৌঁছায়নি। পৌঁছানো পর্যন্ত অপেক্ষা করুন, না হলে আবার দিন।",
      en: "The file hasn't arrived here. Wait until it has, or give it again.",
    };
    return [{ path, kind: "attachment", message }];
  });
}

/** The questions whose file won't come by itself: it was refused, or nobody knows of it. */
export function lostFiles(session: Session, files: ReadonlyMap<string, AnswerFile>): string[] {
  const isComing = (path: string) => files.get(String(session.node(path)?.value))?.state === "receiving";
  return missingFiles(session, files).flatMap(({ path }) => (isComing(path) ? [] : [path]));
}

/** The relevant questions below a path that were answered with a file. */
export function fileAnswers(session: Session, path = ""): NodeState[] {
  return session.children(path).flatMap((state) => {
    if (!state.relevant) return [];
    if (state.kind !== "question") return fileAnswers(session, state.path);
    const { definition, value } = state;
    const given = value !== undefined && value !== null && value !== "";
    return definition.kind === "question" && isMedia(definition.type) && given ? [state] : [];
  });
}
