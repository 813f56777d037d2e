import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSetting } from "../src/platform/config/settings.ts";
import { csrfField, csrfToken } from "../src/platform/http/csrf.ts";
import type { Route } from "../src/platform/http/route.ts";
import { modules } from "../src/web/modules.ts";
import { type CastName, otherTown, settleMember, tokenOf, town } from "./support/cast.ts";
import { type Client, FormBody, type Reply } from "./support/client.ts";
import { openHouse, type TestHouse } from "./support/house.ts";
import { workbook } from "./support/workbook.ts";

/**
 * Who may open what. Letters: a administrator, h HQ officer, r regional officer, m mayor, f focal person, e expert,
 * o observer; `everyone` also who isn't signed in. A route that isn't here fails the test: someone has to decide.
 */
const table = `
everyone  page GET /sign-in · page POST /sign-in · page POST /sign-out · page GET /set-up/:token · page POST /set-up/:token
everyone  page GET /invitations/:token · page POST /invitations/:token · api POST /sessions
everyone  page GET /sign-in/code · page POST /sign-in/code · page GET /sign-in/second-factor · page POST /sign-in/second-factor
everyone  page GET / · page GET /data · page GET /data/rounds/:id · page GET /indicators/:code · page GET /indicators/:code/table.csv
everyone  page GET /municipalities · page GET /municipalities/table.csv · page GET /municipalities/:code
everyone  page GET /municipalities/:code/figures.csv · page GET /open-data · page GET /accessibility · page GET /privacy
everyone  api GET /municipalities · api GET /municipalities/:code · api GET /regions · api GET /districts · api GET /divisions
everyone  api GET /indicators · api GET /indicators/:code · page GET /manifest.webmanifest
ahrmfeo   page GET /me · page POST /me/password · page POST /me/language · page GET /work · api DELETE /sessions
ahrmfeo   page GET /me/second-factor · page POST /me/second-factor · page POST /me/second-factor/codes
ahrmfeo   page POST /me/second-factor/off
ahrmfeo   page GET /notices · page POST /notices/read · page POST /notices/mail · page POST /notices/:id
ahrmfeo   page GET /phone · page GET /phone/frame
ahrmfeo   api GET /notices · api POST /notices/:id/read
h         api GET /rounds/:id/reminders · api POST /rounds/:id/reminders · api DELETE /rounds/:id/reminders/:schedule
h         api POST /rounds/:id/remind
hrmfo     api GET /rounds/:id/responses/:code/comments · api POST /rounds/:id/responses/:code/comments/:to
ahm       page GET /focal-persons · page GET /municipalities/:code/focal-person · page POST /municipalities/:code/focal-person
ahm       page GET /municipalities/:code/focal-person/letters/:id
a         page GET /people · page GET /people/new · page POST /people/new · page GET /people/:id · page POST /people/:id/roles
a         page POST /people/:id/roles/:holding/end · page POST /people/:id/disable · page POST /people/:id/enable
a         page POST /people/:id/second-factor/reset
a         page POST /people/:id/link · page GET /audit · page GET /mail · page GET /mail/:id
ah        page GET /municipalities/import · page GET /municipalities/import/current.csv · page POST /municipalities/import
ah        page POST /municipalities/import/confirm · page GET /municipalities/:code/edit · page POST /municipalities/:code/edit
ah        page GET /regions · page GET /regions/:code · page POST /regions/:code · api POST /municipalities/import
heo       page GET /questionnaires · page GET /questionnaires/:id · page GET /questionnaires/:id/preview/:version
heo       page GET /questionnaires/:id/paper/:version · page GET /questionnaires/:id/paper/:version/pdf
heo       page GET /questionnaires/:id/versions/:version/workbook · api GET /questionnaires · api GET /questionnaires/:id
heo       api GET /questionnaires/:id/versions/:version/workbook
h         page GET /questionnaires/import · page POST /questionnaires/import · page POST /questionnaires/:id/publish
h         api POST /questionnaires · api POST /questionnaires/:id/publish
hf        page GET /answers/:id · page GET /answers/:id/sections/:section · page POST /answers/:id/sections/:section
hf        api GET /responses/:id/answering
ahrmfeo   api GET /questionnaire-versions/:id · api GET /questionnaire-versions/:id/:language
hf        page GET /answers/:id/paper · page GET /answers/:id/paper/pdf
hf        page GET /answers/:id/check · page POST /answers/:id/submit · api PUT /rounds/:id/responses/:code
hf        api PATCH /rounds/:id/responses/:code · api POST /rounds/:id/responses/:code/submit
hrmfo     api GET /receipts/:receipt
hrmfo     page GET /answers/:id/receipt · page GET /rounds/:id/export · page GET /rounds/:id/responses/:code
hrmfo     api GET /rounds/:id/responses · api GET /rounds/:id/responses/:code · api GET /rounds/:id/responses/:code/revisions
hf        api POST /rounds/:id/responses/:code/attachments · api PATCH /attachments/:id
hrmfo     api GET /rounds/:id/responses/:code/attachments · api GET /attachments/:id · api GET /attachments/:id/content
hrmfo     api GET /attachments/:id/original · api GET /attachments/:id/thumbnail
hrmfo     api GET /rounds/:id/responses/:code/revisions/:n · api GET /rounds/:id/export
hreo      page GET /rounds · page GET /rounds/:id · api GET /rounds · api GET /rounds/:id
h         page GET /rounds/new · page POST /rounds/new · page GET /rounds/:id/close · page POST /rounds/:id/close
everyone  page GET /answer-link/:token · page POST /answer-link/:token · page GET /code · page POST /code
h         page GET /rounds/:id/responses/:code/links · page POST /rounds/:id/responses/:code/links
h         page POST /rounds/:id/responses/:code/links/revoke · page GET /rounds/:id/letters · page POST /rounds/:id/letters
h         page GET /desk · page GET /rounds/:id/responses/:code/call · page POST /rounds/:id/responses/:code/call
h         page GET /calls/:id · page POST /calls/:id · page POST /orientation
hf        page POST /answers/:id/confirm
hreo      page GET /orientation
h         page GET /rounds/:id/approve · page POST /rounds/:id/approve · api POST /rounds/:id/approve
hrmfo     page GET /answers/:id/comments · page POST /answers/:id/comments
h         page GET /rounds/:id/extend · page POST /rounds/:id/extend · api POST /rounds/:id/extend
h         page GET /rounds/:id/responses/:code/extend · page POST /rounds/:id/responses/:code/extend
h         page GET /rounds/:id/responses/:code/reopen · page POST /rounds/:id/responses/:code/reopen
h         api POST /rounds/:id/responses/:code/extend · api POST /rounds/:id/responses/:code/reopen
h         page GET /rounds/:id/reminders · page POST /rounds/:id/reminders · page POST /rounds/:id/remind
h         page POST /rounds/:id/reminders/:schedule/remove
hreo      page GET /rounds/:id/live
h         api POST /rounds · api POST /rounds/:id/close
hm        page POST /rounds/:id/responses/:code/sign · page POST /rounds/:id/responses/:code/send-back
hm        api POST /rounds/:id/responses/:code/sign · api POST /rounds/:id/responses/:code/send-back
h         page POST /rounds/:id/responses/:code/approve · page POST /rounds/:id/responses/:code/return
h         api POST /rounds/:id/responses/:code/approve · api POST /rounds/:id/responses/:code/return
`;

type Who = CastName | "plain-administrator";

const letters: Record<string, Who> = {
  a: "plain-administrator",
  h: "hq-officer",
  r: "regional-officer",
  m: "mayor",
  f: "focal-person",
  e: "expert",
  o: "observer",
};

const expected = new Map(
  table
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [who = "", routes = ""] = line.split(/\s{2,}|(?<=everyone)\s+/);
      return routes.split(" · ").map((route) => [route.trim(), who] as const);
    }),
);

const routes: Route[] = modules.flatMap(({ pages = [], api = [] }) => [...pages, ...api]);
const nameOf = ({ kind, method, url }: Route) => `${kind} ${method} ${url}`;

let house: TestHouse;
let secret: string;
beforeAll(async () => {
  house = await openHouse();
  // The cast's administrator is an HQ officer too, as the first of an installation is; this one is nothing else.
  const roles = [{ role: "administrator" as const, scopeKind: "association" as const }];
  await settleMember(house.db, "plain-administrator", { name: "Tariq Aziz", roles });
  secret = String(await readSetting(house.db, "secret"));
});
afterAll(() => house.close());

/** Asks for a route with made-up ids, as this person or as no one. */
async function ask(route: Route, who: Who | null): Promise<Reply> {
  const url = route.url
    .replace(/:(id|holding|schedule)\b/g, () => randomUUID())
    .replace(":code", route.url.includes("/municipalities/:code") || route.url.includes("responses/:code") ? town : "X")
    .replace(/:(version|n)\b/g, "1")
    .replace(/:\w+/g, "x");
  const client = who ? house.as(who) : house.visitor();
  if (route.kind === "api")
    return client.api(route.method, url, ["POST", "PUT"].includes(route.method) ? {} : undefined);
  const path = url === "/" ? "/bn" : `/bn${url}`;
  if (route.method === "GET") return client.get(path);
  return client.post(path, { [csrfField]: who ? csrfToken(secret, tokenOf(who)) : "none" });
}

/** Refused at the door: no right to it at all, or not signed in. */
function isRefused({ status, text, location }: Reply): boolean {
  if (status === 401 || (status === 303 && Boolean(location?.includes("/sign-in")))) return true;
  return status === 403 && (text.includes("not-allowed") || text.includes("অনুমতি আপনার নেই"));
}

describe("The table of rights", () => {
  it("names every route there is, and no other", () => {
    const known = routes.map(nameOf);
    expect(known.filter((name) => !expected.has(name))).toEqual([]);
    expect([...expected.keys()].filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(Object.entries(letters))("lets %s (%s) come to what it says and to nothing else", async (letter, who) => {
    const wrong: string[] = [];
    // Signing out would end the session that the next question needs.
    for (const route of routes.filter(({ url, method }) => url !== "/sign-out" && method !== "DELETE")) {
      const holders = expected.get(nameOf(route)) ?? "";
      const allowed = holders === "everyone" || holders.includes(letter);
      const reply = await ask(route, who);
      if (isRefused(reply) === allowed && !(route.url === "/sessions" && reply.status !== 403)) {
        wrong.push(`${nameOf(route)}: ${allowed ? "should be let in" : "should be refused"}, got ${reply.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("lets no one in who isn't signed in, but where everyone may", async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ url }) => url !== "/sessions")) {
      const open = expected.get(nameOf(route)) === "everyone";
      if (isRefused(await ask(route, null)) === open) wrong.push(nameOf(route));
    }
    expect(wrong).toEqual([]);
  });
});

describe("What belongs to another municipality", () => {
  let responseId: string;
  let roundId: string;

  beforeAll(async () => {
    const officer = house.as("hq-officer");
    const survey = [
      ["type", "name", "label"],
      ["begin group", "g", "G"],
      ["integer", "n", "N"],
      ["end group", null, null],
    ];
    const bytes = await workbook({
      survey,
      settings: [
        ["form_title", "form_id"],
        ["N", "n"],
      ],
    });
    const imported = await officer.api(
      "POST",
      "/questionnaires",
      new FormBody({ workbook: { name: "n.xlsx", bytes } }),
    );
    const { id } = imported.json<{ id: string }>();
    await officer.api("POST", `/questionnaires/${id}/publish`);
    const asked = { questionnaireId: id, title: "N", opensOn: "2026-11-01", dueOn: "2026-11-30", respondents: "all" };
    roundId = (await officer.api("POST", "/rounds", asked)).json<{ id: string }>().id;
    const path = `/rounds/${roundId}/responses/${otherTown}`;
    await house.as("other-focal-person").api("PUT", path, { answers: { g: { n: 7 } } });
    await house.as("other-focal-person").api("POST", `${path}/submit`);
    responseId = (await officer.api("GET", path)).json<{ id: string }>().id;
  });

  const strangers: CastName[] = ["focal-person", "mayor", "regional-officer"];

  it.each(strangers)("can't be seen or touched by a %s of another place, by whatever id", async (who) => {
    const client: Client = house.as(who);
    const token = { [csrfField]: csrfToken(secret, tokenOf(who)) };
    const base = `/rounds/${roundId}/responses/${otherTown}`;
    const replies = [
      await client.get(`/bn/answers/${responseId}`),
      await client.get(`/bn/answers/${responseId}/sections/g`),
      await client.get(`/bn/answers/${responseId}/check`),
      await client.get(`/bn/answers/${responseId}/paper`),
      await client.get(`/bn/answers/${responseId}/paper/pdf`),
      await client.get(`/bn/answers/${responseId}/receipt`),
      await client.post(`/bn/answers/${responseId}/sections/g`, { ...token, "g/n": "1", shown: "g/n" }),
      await client.post(`/bn/answers/${responseId}/submit`, { ...token, acknowledge: "yes" }),
      await client.get(`/bn${base}`),
      await client.get(`/bn/municipalities/${otherTown}/focal-person`),
      await client.post(`/bn/municipalities/${otherTown}/focal-person`, token),
      await client.api("GET", base),
      await client.api("PUT", base, { answers: { g: { n: 1 } } }),
      await client.api("POST", `${base}/submit`),
      await client.api("GET", `${base}/revisions`),
      await client.api("GET", `${base}/revisions/1`),
      await client.api("POST", `${base}/return`, { comment: "x" }),
      await client.api("POST", `${base}/approve`),
    ];
    expect(replies.map(({ status }) => status).filter((status) => status !== 403 && status !== 404)).toEqual([]);
    expect(replies.some(({ text }) => text.includes('"n":7'))).toBe(false);
    const exported = await client.api("GET", `/rounds/${roundId}/export?format=json`);
    expect(exported.json<{ responses: unknown[] }>().responses).toEqual([]);
    const list = await client.api("GET", `/rounds/${roundId}/responses?limit=500`);
    expect(list.json<{ items: { code: string }[] }>().items.map(({ code }) => code)).not.toContain(otherTown);
  });
});
