import { eq, sql } from "drizzle-orm";
import { createTransport } from "nodemailer";
import { z } from "zod";
import type { Visit } from "../auth/act.ts";
import type { Db } from "../db/database.ts";
import { enqueue, type JobHandler } from "../jobs/jobs.ts";
import { mails } from "./mail.tables.ts";

/** A letter to one person, in plain text. */
export interface Letter {
  to: string;
  subject: string;
  body: string;
}

/** Puts a letter into the outbox in the caller's transaction. With no mail server set it is kept to be read. */
export async function post(visit: Pick<Visit, "db" | "now" | "installation">, letter: Letter): Promise<void> {
  // Someone without an address of their own stands with one that can't exist (RFC 2606).
  const state = visit.installation.sendsMail && !letter.to.endsWith(".invalid") ? "queued" : "kept";
  const [row] = await visit.db
    .insert(mails)
    .values({ recipient: letter.to, subject: letter.subject, body: letter.body, state, createdAt: visit.now })
    .returning({ id: mails.id });
  if (state === "queued") await enqueue(visit.db, "mail.send", { id: row!.id });
}

/** The job that hands one letter of the outbox to the mail server; a failure is noted and tried again later. */
export function mailSender(smtpUrl: string, from: string): JobHandler {
  const transport = createTransport(smtpUrl);
  return async (payload, db) => {
    const { id } = z.object({ id: z.string() }).parse(payload);
    const [mail] = await db.select().from(mails).where(eq(mails.id, id));
    if (!mail || mail.state === "sent") return;
    try {
      await transport.sendMail({
        from,
        to: mail.recipient,
        subject: mail.subject,
        text: mail.body,
        messageId: `<${id}@poura>`,
      });
      await note(db, id, { state: "sent", fault: null, sentAt: new Date() });
    } catch (error) {
      await note(db, id, { state: "failed", fault: String(error) });
      throw error;
    }
  };
}

async function note(db: Db, id: string, fields: Partial<typeof mails.$inferInsert>): Promise<void> {
  await db
    .update(mails)
    .set({ ...fields, attempts: sql`${mails.attempts} + 1` })
    .where(eq(mails.id, id));
}
