import type { Db } from "../db/database.ts";
import type { FileStore } from "../files/file-store.ts";
import type { Lang } from "../i18n/lang.ts";
import type { Actor } from "./actor.ts";

/** What the running product is made of, the same for every request. */
export interface Installation {
  /** Where links in mail begin, without a slash at the end. */
  publicUrl: string;
  files: FileStore;
  /** Bytes that a file given as an answer may have. */
  largestFile: number;
  /** Whether a mail server is set; without one, mail is kept to be read. */
  sendsMail: boolean;
  /** Seals and signs what only this installation may read or have written; the same for every process of it. */
  secret: string;
  /** Whether the association's staff must sign in in two steps, or may choose to. */
  secondFactor: "offered" | "required";
  /** Whether the content is plainly marked as sample. */
  sample: boolean;
}

/** Someone looks, signed in or not. */
export interface Visit {
  /** The transaction when something may change, the pool when it is only shown. */
  db: Db;
  actor: Actor | null;
  lang: Lang;
  now: Date;
  requestId: string | null;
  /** Network address that the request came from; empty for the system itself. */
  address: string;
  installation: Installation;
}

/** A signed-in person acts. Every service verb takes one: fetch, not found, may they, act, audit, enqueue. */
export interface Act extends Visit {
  actor: Actor;
}
