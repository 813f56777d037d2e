import type { Act, Visit } from "../../../platform/auth/act.ts";
import { type Role, scopeOfRole } from "../../../platform/auth/permissions.ts";
import { record } from "../../../platform/audit/audit.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { accountsProblems } from "../accounts.errors.ts";
import { hasOneHolder, mayManageAccounts } from "../accounts.policy.ts";
import { isHeld } from "../accounts.rules.ts";
import {
  countAdministrators,
  endHolding,
  type HoldingRow,
  holdingById,
  holdingsOf,
  holdingsToday,
  insertHolding,
  lockOffice,
} from "../queries/holdings.queries.ts";

/** A role to be given; the kind of its scope follows from the role. */
export interface RoleToGive {
  role: Role;
  /** Code of the region or municipality; left out for the association. */
  scopeCode?: string | null;
  /** First day; today when left out. */
  fromOn?: string;
  letterFileId?: string | null;
}

/** Gives a person a role from today. Where an office has one holder, the former one's time ends today. */
export async function giveRole(visit: Visit, personId: string, given: RoleToGive): Promise<HoldingRow> {
  const { role, scopeCode = null, letterFileId = null } = given;
  const today = officeDay(visit.now);
  const scope = { scopeKind: scopeOfRole[role], scopeCode };
  await lockOffice(visit.db, `${role}:${scopeCode ?? ""}`);
  if (hasOneHolder(role)) {
    for (const former of await holdingsToday(visit.db, role, scopeCode, today)) await end(visit, former);
  } else {
    const same = (await holdingsOf(visit.db, [personId])).find(
      (held) => held.role === role && held.scopeCode === scopeCode && isHeld(held, today),
    );
    if (same) return same;
  }
  const grantedBy = visit.actor?.personId ?? null;
  const fromOn = given.fromOn ?? today;
  const holding = await insertHolding(visit.db, { personId, role, ...scope, fromOn, letterFileId, grantedBy });
  await recordRole(visit, "accounts.role.give", holding);
  return holding;
}

/** Ends a role today. @throws Problem when it has ended, or when no administrator would remain */
export async function endRole(act: Act, personId: string, holdingId: string): Promise<void> {
  const holding = await holdingById(act.db, holdingId);
  if (!holding || holding.personId !== personId) throw refusals.notFound();
  if (!mayManageAccounts(act.actor)) throw refusals.notAllowed();
  await lockOffice(act.db, `${holding.role}:${holding.scopeCode ?? ""}`);
  const today = officeDay(act.now);
  if (!isHeld((await holdingById(act.db, holdingId))!, today)) throw accountsProblems.roleEnded();
  await end(act, holding);
  if (holding.role === "administrator") await keepAnAdministrator(act);
}

/** @throws Problem when no one is left who can manage accounts; call it after the change, within the transaction */
export async function keepAnAdministrator(act: Act): Promise<void> {
  if ((await countAdministrators(act.db, officeDay(act.now))) === 0) throw accountsProblems.lastAdministrator();
}

async function end(visit: Visit, holding: HoldingRow): Promise<void> {
  await endHolding(visit.db, holding.id, officeDay(visit.now), visit.actor?.personId ?? null);
  await recordRole(visit, "accounts.role.end", holding);
}

function recordRole(visit: Visit, action: string, holding: HoldingRow): Promise<void> {
  const { role, scopeKind, scopeCode, personId, fromOn, letterFileId } = holding;
  return record(visit, {
    action,
    subject: { kind: "person", id: personId },
    ...(scopeKind === "municipality" && scopeCode && { municipality: scopeCode }),
    detail: {
      role,
      ...(scopeKind === "region" && { region: scopeCode }),
      fromOn,
      ...(letterFileId && { letterFileId }),
    },
  });
}
