import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { town } from "../../../../test/support/cast.ts";
import type { FormFile } from "../../../../test/support/client.ts";
import { openHouse, type TestHouse } from "../../../../test/support/house.ts";
import { readZip } from "../../../xlsform/index.ts";
import { attachmentJobs } from "./attachments.jobs.ts";
import { openPhotoRound, type PhotoRound } from "./testing/photo-round.ts";
import { linuxProgram, photo, plain } from "./testing/real-files.ts";

let house: TestHouse;
let asked: PhotoRound;
let section: string;
beforeAll(async () => {
  house = await openHouse();
  asked = await openPhotoRound(house);
  section = `/bn/answers/${asked.response}/sections/place`;
});
afterAll(() => house.close());

const shown = ["place/view", "place/evidence", "place/paper", "place/wards"];

async function post(fields: Record<string, string | FormFile>) {
  return house.as("focal-person").post(section, { shown, action: "next", ...fields }, section);
}

async function answers() {
  const reply = await house.as("focal-person").api("GET", asked.base);
  return reply.json<{ answers: { place?: Record<string, unknown> } }>().answers.place ?? {};
}

it("A photo is given without a script, shown, replaced and taken away; no other field's fault loses it", async () => {
  const page = await house.as("focal-person").get(section);
  expect(page.text).toContain('enctype="multipart/form-data"');
  expect(page.text).toMatch(
    /<input id="f-place-view" name="file:place\/view"[^>]*type="file" accept="image\/jpeg,image\/png,image\/webp"/,
  );

  const camera = { name: "আমার ছবি 1.JPG", type: "image/jpeg", bytes: await photo(800, 600) };
  const faulty = await post({ "file:place/view": camera, "place/wards": "নয়টি" });
  expect(faulty.status).toBe(422);
  const { view } = await answers();
  expect(view).toMatch(/^আমার-ছবি-1-[0-9a-f]{8}\.jpg$/);
  expect(faulty.text).toContain(`name="place/view" value="${view as string}"`);
  expect(faulty.text).not.toContain('href="#f-place-view"');

  // The page is posted again without the file, as a browser keeps none.
  expect((await post({ "place/view": view as string, "place/wards": "9" })).status).toBe(303);
  expect((await answers()).view).toBe(view);

  const other = { name: "b.png", type: "image/png", bytes: await plain(40, 30) };
  await post({ "file:place/view": other, "place/view": view as string, "place/wards": "9" });
  const replaced = (await answers()).view as string;
  expect(replaced).toMatch(/^b-[0-9a-f]{8}\.png$/);

  const gone = await post({ "place/view": replaced, "no-file:place/view": "yes", "place/wards": "9" });
  expect(gone.status).toBe(422);
  expect(gone.text).toContain('href="#f-place-view"');
  expect((await answers()).view).toBeUndefined();
});

it("A file that can't be an answer is refused at its question, and all else on the page is kept", async () => {
  const before = { name: "a.jpg", type: "image/jpeg", bytes: await photo(80, 60) };
  await post({ "file:place/view": before, "place/wards": "9" });
  const { view } = await answers();
  const program = { name: "letter.jpg", type: "image/jpeg", bytes: linuxProgram };
  const paper = { name: "letter.pdf", type: "application/pdf", bytes: Buffer.alloc(0) };
  const reply = await post({
    "place/view": view as string,
    "file:place/view": program,
    "file:place/evidence": { name: "e.jpg", type: "image/jpeg", bytes: await photo(90, 60) },
    "file:place/paper": paper,
    "place/wards": "11",
  });
  expect(reply.status).toBe(422);
  expect(reply.text).toMatch(/href="#f-place-view"[^>]*>[^<]*প্রোগ্রাম/);
  expect(reply.text).toMatch(/href="#f-place-paper"[^>]*>[^<]*খালি/);
  expect(await answers()).toMatchObject({ view, wards: 11, evidence: expect.stringMatching(/^e-/) });
});

it("A page's files are too large together only from the one on that doesn't fit", async () => {
  const large = { name: "large.pdf", type: "application/pdf", bytes: Buffer.alloc(26 * 1024 * 1024) };
  const small = { name: "small.jpg", type: "image/jpeg", bytes: await photo(80, 60) };
  const reply = await post({ "file:place/paper": large, "file:place/view": small, "place/wards": "12" });
  expect(reply.text).toMatch(/href="#f-place-paper"[^>]*>[^<]*২৫ এমবি/);
  expect(await answers()).toMatchObject({ wards: 12, view: expect.stringMatching(/^small-/) });
});

it("An entry of a roster is begun by its photo alone", async () => {
  const path = `/bn/answers/${asked.response}/sections/trucks`;
  const picture = { name: "truck.jpg", type: "image/jpeg", bytes: await photo(80, 60) };
  const fields = { shown: ["trucks[1]/plate", "trucks[1]/picture"], "file:trucks[1]/picture": picture, action: "next" };
  await house.as("focal-person").post(path, fields, path);
  const reply = await house.as("focal-person").api("GET", asked.base);
  expect(reply.json<{ answers: { trucks: unknown } }>().answers.trucks).toEqual([
    { picture: expect.stringMatching(/^truck-/) },
  ]);
});

it("What was given is shown with a small picture of it once that has been made", async () => {
  const files = await house.as("focal-person").api("GET", `${asked.base}/attachments?limit=500`);
  const { items } = files.json<{ items: { id: string; name: string; state: string }[] }>();
  const { view } = await answers();
  const { id } = items.find(({ name }) => name === view)!;
  await attachmentJobs["rounds.attachment"]({ id }, house.db, house.house.installation);
  const page = await house.as("focal-person").get(section);
  expect(page.text).toContain(`<img src="/api/v1/attachments/${id}/thumbnail"`);
  const image = await house.as("focal-person").get(`/api/v1/attachments/${id}/thumbnail`);
  expect((await sharp(image.bytes).metadata()).format).toBe("webp");
  expect((await house.as("other-focal-person").get(`/api/v1/attachments/${id}/thumbnail`)).status).toBe(404);
});

it("An answer that names no file which is here can't be submitted", async () => {
  const focal = house.as("focal-person");
  await focal.api("PUT", asked.base, { answers: { place: { view: "dreamt-up.jpg", wards: 3 } } });
  const reply = await focal.api("POST", `${asked.base}/submit`, {});
  expect(reply.status).toBe(422);
  expect(reply.json()).toMatchObject({ errors: [{ path: "place/view", kind: "attachment" }] });
});

it("Answers with files are read on the check, review and difference pages, and leave with their files", async () => {
  const focal = house.as("focal-person");
  const officer = house.as("hq-officer");
  const first = { name: "first.jpg", type: "image/jpeg", bytes: await photo(80, 60) };
  await post({ "file:place/view": first, "place/wards": "9" });
  const { view } = (await answers()) as { view: string };
  const check = await focal.get(`/bn/answers/${asked.response}/check`);
  expect(check.text).toMatch(new RegExp(`<a href="/api/v1/attachments/[0-9a-f-]+/content">${view}</a>`));
  expect((await focal.post(`/bn/answers/${asked.response}/submit`, { acknowledge: "yes" })).status).toBe(303);

  await officer.api("POST", `${asked.base}/return`, { comment: "Another photo, please" });
  const second = { name: "second.jpg", type: "image/jpeg", bytes: await photo(90, 60) };
  await post({ "file:place/view": second, "place/view": view, "place/wards": "9" });
  await focal.post(`/bn/answers/${asked.response}/submit`, { acknowledge: "yes" });
  const review = await officer.get(`/en/rounds/${asked.round}/responses/${town}`);
  expect(review.text).toMatch(/<del><p class="given">.*first-.*<\/del>/s);
  expect(review.text).toMatch(/<ins><p class="given">.*second-.*<\/ins>/s);

  const exported = await officer.api("GET", `/rounds/${asked.round}/export?format=json`);
  const [response] = exported.json<{ responses: { files: { name: string; url: string }[] }[] }>().responses;
  expect(response!.files).toEqual([
    expect.objectContaining({
      name: expect.stringMatching(/^second-/),
      url: expect.stringContaining("/api/v1/attachments/"),
    }),
  ]);
  const zip = await officer.get(`/en/rounds/${asked.round}/export?format=zip`);
  const entries = [...readZip(zip.bytes)!.keys()];
  expect(entries).toEqual(["responses.csv", "trucks.csv", `media/${town}/${response!.files[0]!.name}`]);
  expect((await officer.get(`/en/rounds/${asked.round}`)).text).toContain("export?format=zip");
});
