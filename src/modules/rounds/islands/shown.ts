import type { AnswerFile } from "../../questionnaires/fields.ts";
import type { Shown } from "../services/answering-page.ts";

/** What a browser is told of a response: all that its pages show, but the session that it opens itself. */
export type ShownData = Omit<Shown, "session">;

/** The same as it travels, moments as texts and files as a list. */
export type ShownJson = Omit<ShownData, "savedAt" | "comments" | "files"> & {
  savedAt: string | null;
  comments: (Omit<ShownData["comments"][number], "at"> & { at: string })[];
  files: [string, AnswerFile][];
};

/** Only what pages show of a response, its round and its town. */
export function shownData({ found, ...shown }: Shown): ShownData {
  const { id, roundId, respondentCode, state, draftVersion, dueOn } = found.response;
  const { versionId, titleBn, titleEn, opensOn, closesOn } = found.round;
  const { code, nameBn, nameEn } = found.municipality;
  const data: ShownData & { session?: unknown } = {
    ...shown,
    found: {
      response: { id, roundId, respondentCode, state, draftVersion, dueOn },
      round: { id: found.round.id, versionId, titleBn, titleEn, opensOn, dueOn: found.round.dueOn, closesOn },
      municipality: { code, nameBn, nameEn },
    },
  };
  delete data.session;
  return data;
}

/** What travels to a browser. */
export function shownJson(data: ShownData): ShownJson {
  return {
    ...data,
    savedAt: data.savedAt?.toISOString() ?? null,
    comments: data.comments.map((comment) => ({ ...comment, at: comment.at.toISOString() })),
    files: [...(data.files ?? [])],
  };
}

/** Makes moments of texts again. */
export function readShown(told: ShownJson): ShownData {
  return {
    ...told,
    savedAt: told.savedAt === null ? null : new Date(told.savedAt),
    comments: told.comments.map((comment) => ({ ...comment, at: new Date(comment.at) })),
    files: new Map(told.files),
  };
}
