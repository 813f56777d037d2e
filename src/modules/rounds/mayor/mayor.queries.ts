import { sql } from "drizzle-orm";
import { type Db, rows } from "../../../platform/db/database.ts";

/** A mayor for whom answers wait, who hasn't been told of it yet. */
export interface ToTell extends Record<string, unknown> {
  personId: string;
  titleBn: string;
  titleEn: string;
  /** Where the answers are read, without the language. */
  path: string;
}

/** Mayors whose town's answers wait with them and whom no notice has told since they were sent; locked until they are told. */
export function untoldMayors(db: Db): Promise<ToTell[]> {
  return rows<ToTell>(
    db,
    sql`select h.person_id as "personId", d.title_bn as "titleBn", d.title_en as "titleEn",
      '/rounds/' || d.id || '/responses/' || r.respondent_code as path
    from responses r
    join rounds d on d.id = r.round_id
    join role_holdings h on h.role = 'mayor' and h.scope_code = r.municipality_code
      and h.from_on <= (now() at time zone 'Asia/Dhaka')::date
      and (h.until_on is null or h.until_on > (now() at time zone 'Asia/Dhaka')::date)
    where r.state = 'with-mayor' and not exists (
      select from notices n where n.person_id = h.person_id and n.kind = 'rounds.response.to-mayor'
        and n.path = '/rounds/' || d.id || '/responses/' || r.respondent_code and n.created_at >= r.submitted_at)
    limit 200
    for update of r skip locked`,
  );
}
