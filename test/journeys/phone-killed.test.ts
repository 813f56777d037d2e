import { writeFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { responseDrafts, responseRevisions } from "../../src/modules/rounds/rounds.tables.ts";
import { attachments } from "../../src/modules/rounds/attachments/attachments.tables.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { Handset, openSmallRound } from "../support/phone.ts";

/** How often the browser is killed: a few times here, fifty by `npm run soak -- phone`. */
const kills = Number(process.env.PHONE_KILLS ?? "3");
const seed = Number(process.env.PHONE_SEED ?? "20261122");

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

/** The same numbers for the same seed, from 0 to 1. */
function dice(from: number): () => number {
  let state = from;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** What a person had seen to be safe when the browser died. */
interface Seen {
  wards: number | null;
  trucks: number | null;
  photo: boolean;
  submitted: boolean;
}

/** One person's way on a phone, at whose every step the phone says what it has: fill, attach, submit. */
async function fill(phone: Handset, responseId: string, seen: Seen, turn: number): Promise<void> {
  const { page } = phone;
  const onPhone = async () =>
    void (await page.waitForSelector(".saved >> text=/এই ফোনে|সংরক্ষিত/", { timeout: 15_000 }));
  await phone.goto(`/bn/answers/${responseId}/sections/town`);
  await page.waitForSelector("[data-live]");
  await page.fill('[name="town/wards"]', String(10 + turn));
  await page.locator('[name="town/remark"]').focus();
  await page.waitForTimeout(50);
  await onPhone();
  seen.wards = 10 + turn;
  await page.click("button.btn-primary[value=next]");
  await page.waitForSelector('[name="works/trucks"]');
  await page.fill('[name="works/trucks"]', String(turn));
  await page.locator('[name="works/trucks"]').blur();
  await page.waitForTimeout(50);
  await onPhone();
  seen.trucks = turn;
  await page.setInputFiles("input[type=file]", { name: "photo.png", mimeType: "image/png", buffer: picture });
  await page.waitForSelector("text=/photo-[0-9a-f]{8}/", { timeout: 15_000 });
  await onPhone();
  seen.photo = true;
  await page.click("button.btn-primary[value=next]");
  await page.waitForSelector("[name=acknowledge]");
  await page.check("[name=acknowledge]");
  await phone.press("main form button.btn-primary");
  seen.submitted = phone.page.url().includes("/receipt");
}

/** A picture of one red point. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

describe("A phone whose browser is killed", () => {
  it(
    `loses nothing and doubles nothing, ${kills} times at any moment of filling, attaching and submitting`,
    async () => {
      const roll = dice(seed);
      const phone = await Handset.at(house);
      const told: string[] = [];
      let longest = 0;
      const faults: string[] = [];
      try {
        await phone.signIn("focal-person");
        for (let turn = 1; turn <= kills; turn++) {
          const { responseId, path } = await openSmallRound(house, `kill-${turn}`);
          await phone.goto(`/bn/answers/${responseId}`);
          await phone.keeps(responseId);
          const offline = roll() < 0.5;
          if (offline) phone.line.cut();
          const seen: Seen = { wards: null, trucks: null, photo: false, submitted: false };
          const way = fill(phone, responseId, seen, turn).catch(() => undefined);
          const after = 300 + Math.floor(roll() * 9_000);
          await Promise.race([way, new Promise((done) => setTimeout(done, after))]);
          const safe = { ...seen };
          await phone.kill();
          await way;
          phone.line.mend();
          const back = performance.now();
          await phone.begin();
          await phone.goto("/bn/phone");
          // A killed browser may have forgotten its cookie: then the person signs in again.
          if (phone.page.url().includes("/sign-in")) {
            await phone.signIn("focal-person");
            await phone.goto("/bn/phone");
          }
          await phone.allSent().catch(async (error: unknown) => {
            const shown = await phone.page.textContent("main");
            throw new Error(`${JSON.stringify(safe)}, ${phone.page.url()}: ${shown}`, { cause: error });
          });
          longest = Math.max(longest, performance.now() - back);
          const state = (await house.as("hq-officer").api("GET", path)).json<{
            state: string;
            answers: { town?: { wards?: number }; works?: { trucks?: number; photo?: string } };
          }>();
          told.push(
            `${turn}: ${offline ? "without" : "with"} a line, killed after ${after} ms, ${JSON.stringify(safe)}`,
          );
          const drafts = await house.db.select().from(responseDrafts).where(eq(responseDrafts.responseId, responseId));
          const ids = drafts.map(({ requestId }) => requestId).filter((id) => id !== null);
          const revisions = await house.db
            .select()
            .from(responseRevisions)
            .where(eq(responseRevisions.responseId, responseId));
          const files = await house.db.select().from(attachments).where(eq(attachments.responseId, responseId));
          const { town, works } = state.answers;
          const wrong = {
            "the wards are lost": safe.wards !== null && town?.wards !== safe.wards,
            "the trucks are lost": safe.trucks !== null && works?.trucks !== safe.trucks,
            "the photo's answer is lost": safe.photo && !works?.photo?.startsWith("photo-"),
            "the photo is lost": safe.photo && files[0]?.state !== "kept",
            "the photo is doubled": files.length > 1,
            "the submit is lost": safe.submitted && state.state !== "submitted",
            "the submit is doubled": revisions.length > 1,
            "a submit was counted that no one pressed": revisions.length > 0 && state.state !== "submitted",
            "a save is doubled": new Set(ids).size !== ids.length,
          };
          for (const [what, isSo] of Object.entries(wrong)) if (isSo) faults.push(`${told.at(-1)}: ${what}`);
        }
        expect(faults).toEqual([]);
      } finally {
        await phone.close();
        if (process.env.PHONE_REPORT) writeFileSync(process.env.PHONE_REPORT, JSON.stringify({ told, longest }));
      }
    },
    kills * 60_000,
  );
});
