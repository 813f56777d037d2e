import { createHash } from "node:crypto";
import type { Role, ScopeKind } from "../../src/platform/auth/permissions.ts";
import type { Db } from "../../src/platform/db/database.ts";
import { eq } from "drizzle-orm";
import { hashPassword } from "../../src/modules/accounts/index.ts";
import { municipalities } from "../../src/modules/municipalities/municipalities.tables.ts";
import { persons, roleHoldings, sessions } from "../../src/modules/accounts/accounts.tables.ts";

/** The towns of the cast: Magura (region Jashore), and one of another district and region. */
export const town = "M5501";
export const otherTown = "M0401";

export interface Member {
  name: string;
  roles: { role: Role; scopeKind: ScopeKind; scopeCode?: string }[];
}

/** A fixed cast of people, one for every role and two for those who must not see each other's. */
export const cast = {
  administrator: {
    name: "Nasrin Akter",
    roles: [
      { role: "administrator", scopeKind: "association" },
      { role: "hq-officer", scopeKind: "association" },
    ],
  },
  "hq-officer": { name: "Kamal Hossain", roles: [{ role: "hq-officer", scopeKind: "association" }] },
  "regional-officer": {
    name: "Shahin Alam",
    roles: [{ role: "regional-officer", scopeKind: "region" }],
  },
  mayor: { name: "Khurshid Haider", roles: [{ role: "mayor", scopeKind: "municipality", scopeCode: town }] },
  "other-mayor": { name: "Abdul Malek", roles: [{ role: "mayor", scopeKind: "municipality", scopeCode: otherTown }] },
  "focal-person": {
    name: "Rehana Parvin",
    roles: [{ role: "focal-person", scopeKind: "municipality", scopeCode: town }],
  },
  "other-focal-person": {
    name: "Jahangir Kabir",
    roles: [{ role: "focal-person", scopeKind: "municipality", scopeCode: otherTown }],
  },
  expert: { name: "Sultana Razia", roles: [{ role: "expert", scopeKind: "association" }] },
  observer: { name: "Maria Gomes", roles: [{ role: "observer", scopeKind: "association" }] },
} as const satisfies Record<string, Member>;

export type CastName = keyof typeof cast;

export const emailOf = (name: string) => `${name}@cast.example`;
export const castPassword = "correct-horse-battery";
/** Everyone is signed in already, with a token that says who it is. */
export const tokenOf = (name: string) => `token-of-${name}`;

/** Puts the cast into a database. */
export async function settleCast(db: Db): Promise<void> {
  for (const [name, member] of Object.entries(cast)) await settleMember(db, name, member);
}

/** Puts one person into a database, signed in with the token of that name. */
export async function settleMember(db: Db, name: string, member: Member): Promise<void> {
  const [home] = await db.select().from(municipalities).where(eq(municipalities.code, town));
  const [person] = await db
    .insert(persons)
    .values({ name: member.name, email: emailOf(name), passwordHash: await hashPassword(castPassword) })
    .returning();
  const personId = person!.id;
  for (const { role, scopeKind, scopeCode } of member.roles) {
    const code = scopeKind === "region" ? home!.regionCode : (scopeCode ?? null);
    await db.insert(roleHoldings).values({ personId, role, scopeKind, scopeCode: code, fromOn: "2020-01-01" });
  }
  const tokenHash = createHash("sha256").update(tokenOf(name)).digest();
  await db.insert(sessions).values({ tokenHash, personId, kind: "browser", expiresAt: new Date("2099-01-01") });
}
