import { addPerson, hashPassword } from "../../modules/accounts/index.ts";
import type { Municipality } from "../../modules/municipalities/index.ts";
import type { Visit } from "../../platform/auth/act.ts";
import type { Actor } from "../../platform/auth/actor.ts";
import { type Role, scopeOfRole } from "../../platform/auth/permissions.ts";

/** The password of every sample account. */
export const samplePassword = "poura-sample";

/** The town whose people can be played. */
export const sampleTown = "M5501";

interface SamplePerson {
  email: string;
  name: string;
  designation: string;
  /** What the start prints beside the address. */
  says: string;
  roles: Role[];
}

/** One person in every role. */
export const samplePeople: SamplePerson[] = [
  {
    email: "admin@sample.poura",
    name: "নাসরিন আক্তার",
    designation: "প্রশাসক, সচিবালয়",
    says: "administrator, also HQ officer",
    roles: ["administrator", "hq-officer"],
  },
  {
    email: "officer@sample.poura",
    name: "কামাল হোসেন",
    designation: "তথ্য কর্মকর্তা",
    says: "HQ officer",
    roles: ["hq-officer"],
  },
  {
    email: "region@sample.poura",
    name: "শাহীন আলম",
    designation: "সচিব, যশোর আঞ্চলিক কমিটি",
    says: "regional officer, Jashore",
    roles: ["regional-officer"],
  },
  {
    email: "mayor@sample.poura",
    name: "খুরশীদ হায়দার",
    designation: "প্রশাসক, মাগুরা পৌরসভা",
    says: "mayor or administrator of Magura",
    roles: ["mayor"],
  },
  {
    email: "focal@sample.poura",
    name: "রেহানা পারভীন",
    designation: "কর নির্ধারক, মাগুরা পৌরসভা",
    says: "focal person of Magura",
    roles: ["focal-person"],
  },
  {
    email: "expert@sample.poura",
    name: "সুলতানা রাজিয়া",
    designation: "নগর বিশেষজ্ঞ",
    says: "expert of the core group",
    roles: ["expert"],
  },
  {
    email: "observer@sample.poura",
    name: "মারিয়া গোমেজ",
    designation: "কর্মসূচি বিশ্লেষক",
    says: "observer",
    roles: ["observer"],
  },
];

/** Who acts in the sample content: the officer who asks and reviews, and each town's focal person. */
export interface SampleActors {
  officer: Actor;
  focal: Map<string, Actor>;
}

/** Settles one person in every role, and a focal person in every town. */
export async function settlePeople(system: Visit, towns: Municipality[]): Promise<SampleActors> {
  const passwordHash = await hashPassword(samplePassword);
  const home = towns.find(({ code }) => code === sampleTown)!;
  const codes = { association: null, region: home.region.code, municipality: home.code };
  const settled = new Map<string, Actor>();
  for (const { email, name, designation, roles } of samplePeople) {
    const given = roles.map((role) => ({ role, scopeCode: codes[scopeOfRole[role]], fromOn: "2025-07-01" }));
    const { id } = await addPerson(system, { email, name, designation, passwordHash, roles: given });
    const held = given.map(({ role, scopeCode }) => ({ role, scopeKind: scopeOfRole[role], scopeCode }));
    settled.set(email, { personId: id, name, email, roles: held });
  }
  const focal = new Map<string, Actor>([[home.code, settled.get("focal@sample.poura")!]]);
  for (const town of towns.filter(({ code }) => code !== home.code))
    focal.set(town.code, await focalPerson(system, town, passwordHash));
  return { officer: settled.get("officer@sample.poura")!, focal };
}

async function focalPerson(system: Visit, town: Municipality, passwordHash: string): Promise<Actor> {
  const email = `${town.code.toLowerCase()}@sample.poura`;
  const name = `ফোকাল পারসন, ${town.nameBn}`;
  const role = { role: "focal-person" as const, scopeCode: town.code, fromOn: "2025-07-01" };
  const { id } = await addPerson(system, { email, name, passwordHash, roles: [role] });
  return { personId: id, name, email, roles: [{ role: role.role, scopeKind: "municipality", scopeCode: town.code }] };
}
