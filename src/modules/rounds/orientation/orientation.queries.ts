import { sql } from "drizzle-orm";
import type { Reach } from "../../../platform/auth/actor.ts";
import { type Db, rows } from "../../../platform/db/database.ts";
import { municipalities } from "../../municipalities/municipalities.tables.ts";
import { within } from "../rounds.queries.ts";
import { orientations } from "./orientation.tables.ts";

/** Who of a town has been shown how to answer, the newest first; a submit in a practice round counts by itself. */
export interface OrientedTown extends Record<string, unknown> {
  code: string;
  nameBn: string;
  nameEn: string;
  /** The town's focal person today; null where no one is named. */
  focalPersonId: string | null;
  focalPerson: string | null;
  /** Whether that very person has been oriented. */
  oriented: boolean;
  records: { person: string; way: "session" | "telephone" | "practice-round"; on: string }[];
}

/** Every active town within reach, those whose focal person hasn't been oriented first. */
export function orientedTowns(db: Db, reach: Reach): Promise<OrientedTown[]> {
  return rows<OrientedTown>(
    db,
    sql`with shown as (
      select municipality_code as code, person_id, way, held_on as "on" from orientations
      union all
      select r.municipality_code, v.submitted_by, 'practice-round', min((v.submitted_at at time zone 'Asia/Dhaka')::date)
      from response_revisions v
      join responses r on r.id = v.response_id
      join rounds d on d.id = r.round_id and d.practice
      where not v.on_behalf
      group by r.municipality_code, v.submitted_by
    ), focal as (
      select distinct on (h.scope_code) h.scope_code as code, p.id, p.name
      from role_holdings h join persons p on p.id = h.person_id and p.disabled_at is null
      where h.role = 'focal-person' and h.from_on <= current_date and (h.until_on is null or h.until_on > current_date)
      order by h.scope_code, h.id desc
    )
    select ${municipalities.code} as code, ${municipalities.nameBn} as "nameBn", ${municipalities.nameEn} as "nameEn",
      focal.id as "focalPersonId", focal.name as "focalPerson",
      exists (select from shown s where s.code = ${municipalities.code} and s.person_id = focal.id) as oriented,
      coalesce((
        select jsonb_agg(jsonb_build_object('person', p.name, 'way', s.way, 'on', s."on") order by s."on" desc)
        from shown s join persons p on p.id = s.person_id where s.code = ${municipalities.code}
      ), '[]') as records
    from municipalities left join focal on focal.code = ${municipalities.code}
    where ${municipalities.active} and ${within(reach) ?? sql`true`}
    order by oriented, ${municipalities.nameEn}`,
  );
}

export async function insertOrientations(db: Db, records: (typeof orientations.$inferInsert)[]): Promise<void> {
  if (records.length > 0) await db.insert(orientations).values(records);
}
