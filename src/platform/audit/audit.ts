import type { Visit } from "../auth/act.ts";
import { audit } from "./audit.tables.ts";

/** What changed. */
export interface AuditEntry {
  /** `module.thing.verb`, for example `rounds.response.approve`. */
  action: string;
  subject: { kind: string; id: string };
  municipality?: string;
  detail?: Record<string, unknown>;
  /** Whose name stands in the trail when no one is signed in (the system itself by default). */
  by?: { id: string | null; name: string };
}

/** Writes the change into the trail, in the change's own transaction. */
export async function record(act: Visit, entry: AuditEntry): Promise<void> {
  const by = entry.by ?? { id: act.actor?.personId ?? null, name: act.actor?.name ?? "Poura" };
  await act.db.insert(audit).values({
    at: act.now,
    actorId: by.id,
    actorName: by.name,
    action: entry.action,
    subjectKind: entry.subject.kind,
    subjectId: entry.subject.id,
    municipalityCode: entry.municipality ?? null,
    detail: entry.detail ?? {},
    requestId: act.requestId,
  });
}
