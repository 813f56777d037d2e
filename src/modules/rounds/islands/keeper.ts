import type { Answers, AnswerValue } from "../../../xlsform/engine.ts";
import type { Given } from "./live-answers.ts";

/** Where what was written stands. */
export type KeepState =
  | { kind: "saved"; at: Date | null }
  /** On this phone, on disk. */
  | { kind: "phone" }
  | { kind: "sending" }
  /** It couldn't be sent; it will be tried again. */
  | { kind: "unsent" }
  /** The server won't take it, for this reason; `code` is the problem's. */
  | { kind: "refused"; why: string; code: string };

/** A question that two people answered differently. */
export interface Clash {
  path: string;
  theirs: AnswerValue | null;
  by: string | null;
  at: Date | null;
}

/** What a keeper tells the page. */
export interface KeeperEvents {
  state(state: KeepState): void;
  /** The draft is now this version; `answers` when others' came with it. */
  settled(version: number, answers: Answers | null): void;
  clashed(clashes: Clash[]): void;
}

/** Takes what is given, and sees to it that it is kept. */
export interface Keeper {
  keep(given: Given): void;
  /** Sends what waits, at once. @returns whether everything is kept */
  flush(): Promise<boolean>;
  /** Whether the question of this path, or an entry around it, waits to be saved. */
  unsaved(path: string): boolean;
  /** Asks whether someone else has saved since. */
  look(): Promise<void>;
  /** The person chose between two answers to a question. @param mine what stands there now */
  settle(path: string, keep: "mine" | "theirs", mine: AnswerValue | null): void;
  readonly idle: boolean;
}

/** Whether something that was given touches a path: the question itself, or what stands in the same roster. */
export function touches({ set = {}, remove = [] }: Pick<Given, "set" | "remove">, path: string): boolean {
  if (path in set) return true;
  const rearranged = [...Object.keys(set).filter((each) => each.endsWith("]")), ...remove];
  return rearranged.some((entry) => path.startsWith(entry.replace(/\d+\]$/, "")));
}
