import { randomUUID } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type CastName, otherTown, tokenOf, town } from "../../../../test/support/cast.ts";
import { openHouse, type TestHouse } from "../../../../test/support/house.ts";
import { attachmentJobs, sweepFiles } from "./attachments.jobs.ts";
import { openPhotoRound, type PhotoRound } from "./testing/photo-round.ts";
import {
  box,
  film,
  linuxProgram,
  amr,
  mp3,
  ogg,
  pdf,
  photo,
  plain,
  sha256,
  sound,
  windowsProgram,
  zip,
} from "./testing/real-files.ts";

let house: TestHouse;
let asked: PhotoRound;
beforeAll(async () => {
  house = await openHouse();
  asked = await openPhotoRound(house, [otherTown]);
});
afterAll(() => house.close());

const piece = 64 * 1024;

interface Reply {
  status: number;
  offset: number;
  code: string;
  title: string;
  headers: Record<string, unknown>;
  bytes: Buffer;
}

async function call(
  method: "GET" | "HEAD" | "PATCH",
  path: string,
  {
    bytes,
    headers = {},
    who = "focal-person" as CastName,
  }: { bytes?: Buffer; headers?: Record<string, string>; who?: CastName } = {},
): Promise<Reply> {
  const reply = await house.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      authorization: `Bearer ${tokenOf(who)}`,
      ...(bytes && { "content-type": "application/offset+octet-stream" }),
      ...headers,
    },
    ...(bytes && { payload: bytes }),
  });
  const problem =
    reply.body !== "" && String(reply.headers["content-type"]).includes("problem")
      ? (JSON.parse(reply.body) as { type: string; title: string })
      : null;
  return {
    status: reply.statusCode,
    offset: Number(reply.headers["upload-offset"]),
    code: problem?.type.replace("urn:poura:problem:", "") ?? "",
    title: problem?.title ?? "",
    headers: reply.headers,
    bytes: reply.rawPayload,
  };
}

const patch = (
  id: string,
  offset: number,
  bytes: Buffer,
  more: { headers?: Record<string, string>; who?: CastName } = {},
) =>
  call("PATCH", `/attachments/${id}`, {
    bytes,
    ...more,
    headers: { "upload-offset": String(offset), ...more.headers },
  });

interface Told {
  id: string;
  question: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
}

function facts(question: string, bytes: Buffer, more: Partial<Told> = {}): Told {
  const id = more.id ?? randomUUID();
  const name = `file-${id.slice(0, 8)}.jpg`;
  return { id, question, name, type: "image/jpeg", size: bytes.length, sha256: sha256(bytes), ...more };
}

const tell = (body: Told, who: CastName = "focal-person", base = asked.base) =>
  house.as(who).api("POST", `${base}/attachments`, body);

/** Tells of a file and sends all of it; what the last piece was answered. */
async function send(question: string, bytes: Buffer, more: Partial<Told> = {}, headers: Record<string, string> = {}) {
  const body = facts(question, bytes, more);
  const told = await tell(body);
  expect(told.status, told.text).toBe(201);
  let last: Reply | null = null;
  for (let at = 0; at < bytes.length; at += 256 * 1024)
    last = await patch(body.id, at, bytes.subarray(at, at + 256 * 1024), { headers });
  return { ...last!, id: body.id, name: body.name };
}

describe("A file that is sent in pieces", () => {
  it("goes on from wherever the line broke, whatever is sent twice or out of order", async () => {
    const bytes = await photo();
    const body = facts("place/view", bytes);
    expect((await tell(body)).status).toBe(201);
    expect((await call("HEAD", `/attachments/${body.id}`)).offset).toBe(0);
    const last = bytes.length - 1000;
    for (let at = 0; at < last; at = Math.min(at + piece, last)) {
      const next = bytes.subarray(at, Math.min(at + piece, last));
      const wrong = await patch(body.id, at + 1, next);
      expect([wrong.status, wrong.code, wrong.offset]).toEqual([409, "attachment-offset", at]);
      const sent = await patch(body.id, at, next);
      expect([sent.status, sent.offset]).toEqual([204, at + next.length]);
      // The answer was lost, and the same piece comes again.
      const again = await patch(body.id, at, next);
      expect([again.status, again.offset]).toEqual([409, at + next.length]);
      const told = await tell(body);
      expect([told.status, told.json().received, told.json().state]).toEqual([200, at + next.length, "receiving"]);
      expect((await call("HEAD", `/attachments/${body.id}`)).offset).toBe(at + next.length);
    }
    expect((await patch(body.id, last, bytes.subarray(last))).status).toBe(204);
    expect((await tell(body)).json()).toMatchObject({ state: "kept", received: bytes.length });
  });

  it("takes the last piece again where its answer was lost", async () => {
    const { id } = await send("place/view", await photo(400, 300));
    const { size } = (await house.as("focal-person").api("GET", `/attachments/${id}`)).json<{ size: number }>();
    expect((await patch(id, size - 5, Buffer.alloc(5))).status).toBe(204);
    expect((await patch(id, 0, Buffer.alloc(5))).status).toBe(409);
  });

  it("lies on disk before a piece is acknowledged, and goes on from there where less is left", async () => {
    const bytes = await photo();
    const body = facts("place/view", bytes);
    await tell(body);
    await patch(body.id, 0, bytes.subarray(0, 1000));
    const path = house.house.installation.files.incomingPath(body.id);
    expect((await stat(path)).size).toBe(1000);
    await house.house.installation.files.removeIncoming(body.id);
    expect((await call("HEAD", `/attachments/${body.id}`)).offset).toBe(0);
    expect((await patch(body.id, 1000, bytes.subarray(1000, 2000))).offset).toBe(0);
    expect((await patch(body.id, 0, bytes.subarray(0, 2000))).offset).toBe(2000);
  });

  it("is sent once more where it was damaged on its way", async () => {
    const bytes = await photo(400, 300);
    const body = facts("place/view", bytes);
    await tell(body);
    const damaged = Buffer.from(bytes);
    damaged[100]! ^= 1;
    const reply = await patch(body.id, 0, damaged);
    expect([reply.status, reply.code, reply.offset]).toEqual([422, "attachment-damaged", 0]);
    expect((await patch(body.id, 0, bytes)).status).toBe(204);
  });

  it("has pieces of 1 byte to 256 kB, none beyond its end", async () => {
    const bytes = await photo();
    const body = facts("place/view", bytes);
    await tell(body);
    expect((await patch(body.id, 0, Buffer.alloc(256 * 1024 + 1))).code).toBe("attachment-piece");
    expect((await patch(body.id, 0, Buffer.alloc(0))).code).toBe("attachment-piece");
    const small = facts("place/view", bytes.subarray(0, 10));
    await tell(small);
    expect((await patch(small.id, 0, bytes.subarray(0, 11))).code).toBe("attachment-offset");
    expect((await call("PATCH", `/attachments/${body.id}`, { bytes })).status).toBe(422);
  });

  it("is one file under one id and one name", async () => {
    const bytes = await photo(400, 300);
    const { id, name } = await send("place/view", bytes);
    const problem = async (more: Partial<Told>) =>
      (await tell(facts("place/view", bytes, { id, name, ...more }))).json<{ type: string }>().type.split(":").at(-1);
    expect(await problem({ size: 5 })).toBe("attachment-differs");
    expect(await problem({ question: "place/evidence" })).toBe("attachment-differs");
    expect(await problem({ id: randomUUID() })).toBe("attachment-name-taken");
    expect(await problem({ id: randomUUID(), name: "../x.jpg" })).toBe("bad-input");
    expect(await problem({ id: randomUUID(), name: ".x" })).toBe("bad-input");
    expect(await problem({ id: randomUUID(), name: "a.jpg", question: "place/wards" })).toBe("attachment-question");
    expect(await problem({ id: randomUUID(), name: "b.jpg", question: "nowhere" })).toBe("attachment-question");
    const tooLarge = { id: randomUUID(), name: "c.jpg", size: house.house.config.largestFile + 1 };
    expect(await problem(tooLarge)).toBe("attachment-too-large");
  });
});

describe("What a file is", () => {
  const refused: [string, string, string, () => Buffer | Promise<Buffer>][] = [
    ["a Linux program called a photo", "place/view", "attachment-program", () => linuxProgram],
    ["a Windows program called a paper", "place/paper", "attachment-program", () => windowsProgram],
    ["a shell script called a paper", "place/paper", "attachment-program", () => Buffer.from("#!/bin/sh\nrm -rf x\n")],
    ["a picture of 100 megapixels", "place/view", "attachment-too-many-pixels", () => plain(10_000, 10_000)],
    ["a photo cut in the middle", "place/view", "attachment-broken", async () => half(await photo())],
    ["a PNG cut in the middle", "place/view", "attachment-broken", async () => half(await plain(2000, 2000))],
    ["a film cut in the middle", "place/film", "attachment-cut", () => half(film())],
    ["a sound cut in the middle", "place/voice", "attachment-cut", () => half(sound())],
    ["a voice in Ogg cut in the middle", "place/voice", "attachment-cut", () => half(Buffer.concat([ogg, ogg, ogg]))],
    ["an MP3 cut in the middle", "place/voice", "attachment-cut", () => mp3.subarray(0, 2000)],
    ["a PDF cut in the middle", "place/paper", "attachment-cut", () => half(pdf)],
    ["a film in a photo's place", "place/view", "attachment-not-a-picture", () => film()],
    ["a photo in a sound's place", "place/voice", "attachment-not-a-sound", () => photo(400, 300)],
    ["a sound in a film's place", "place/film", "attachment-not-a-film", () => mp3],
    [
      "a drawing that runs",
      "place/view",
      "attachment-script",
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    [
      "a page that runs",
      "place/paper",
      "attachment-script",
      () => Buffer.from("<!DOCTYPE html><html><script>alert(1)</script></html>"),
    ],
    ["a zip bomb", "place/paper", "attachment-bomb", () => zip({ "a.txt": Buffer.alloc(60_000_000) })],
    ["a zip within a zip", "place/paper", "attachment-bomb", () => zip({ "a.zip": Buffer.from("x") })],
    ["a zip with a program", "place/paper", "attachment-program", () => zip({ "letter.exe": Buffer.from("x") })],
    [
      "a zip cut in the middle",
      "place/paper",
      "attachment-cut",
      () => half(zip({ "a.txt": Buffer.from("words"), "b.txt": Buffer.from("more words") })),
    ],
    [
      "a table with macros",
      "place/paper",
      "attachment-script",
      () => zip({ "[Content_Types].xml": Buffer.from("<Types/>"), "xl/vbaProject.bin": Buffer.from("x") }),
    ],
    ["bytes that mean nothing", "place/paper", "attachment-unknown", () => Buffer.from("0102fffe00bb", "hex")],
  ];
  const half = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);

  it.each(refused)("is looked at: %s is refused", async (_what, question, code, make) => {
    const reply = await send(question, await make(), {}, { "accept-language": "bn" });
    expect([reply.status, reply.code]).toEqual([422, code]);
    expect(reply.title).toMatch(/[ঀ-৿]/);
    const told = (await house.as("focal-person").api("GET", `/attachments/${reply.id}`)).json();
    expect(told).toMatchObject({ state: "refused", refusal: { code } });
    expect((await patch(reply.id, 0, Buffer.from("x"))).code).toBe(code);
    expect((await call("GET", `/attachments/${reply.id}/content`)).status).toBe(404);
  });

  it.each([
    ["place/voice", () => sound(), "audio/wav"],
    ["place/voice", () => ogg, "audio/ogg"],
    ["place/voice", () => mp3, "audio/mpeg"],
    ["place/voice", () => amr, "audio/amr"],
    ["place/voice", () => film(), "video/mp4"],
    ["place/film", () => film(), "video/mp4"],
    ["place/paper", () => pdf, "application/pdf"],
    ["place/paper", () => Buffer.from("ওয়ার্ড,সংখ্যা\n১,২\n"), "text/plain; charset=utf-8"],
    ["place/paper", () => zip({ "a.txt": Buffer.from("words") }), "application/zip"],
    ["place/paper", () => plain(20, 20), "image/png"],
  ])("is kept in %s where it fits (%#)", async (question, make, type) => {
    const reply = await send(question, await make());
    expect([reply.status, reply.code]).toEqual([204, ""]);
    const content = await call("GET", `/attachments/${reply.id}/content`);
    expect([content.status, content.headers["content-type"]]).toEqual([200, type]);
  });
});

describe("What is kept", () => {
  it("is a photo upright, no longer than 1600 pixels, without what the camera wrote, and its thumbnail", async () => {
    const { id } = await send("place/view", await photo(2400, 1200));
    const content = await call("GET", `/attachments/${id}/content`);
    const kept = await sharp(content.bytes).metadata();
    expect([kept.width, kept.height, kept.exif, kept.orientation]).toEqual([800, 1600, undefined, undefined]);
    expect(content.headers["content-disposition"]).toMatch(/^inline; filename="file-/);
    expect((await call("GET", `/attachments/${id}/thumbnail`)).status).toBe(404);
    await attachmentJobs["rounds.attachment"]({ id }, house.db, house.house.installation);
    await attachmentJobs["rounds.attachment"]({ id }, house.db, house.house.installation);
    const thumbnail = await call("GET", `/attachments/${id}/thumbnail`);
    const small = await sharp(thumbnail.bytes).metadata();
    expect([small.format, small.width, small.height]).toEqual(["webp", 160, 320]);
    expect((await call("GET", `/attachments/${id}/original`)).status).toBe(404);
    expect(
      await readdir(join(inject("folder"), house.house.config.dataFolder.split("/").at(-1)!, "files", "incoming")),
    ).not.toContain(id);
  });

  it("is the place and the very bytes too where the question asks for them", async () => {
    const bytes = await photo(2400, 1200);
    const { id } = await send("place/evidence", bytes);
    const kept = await sharp((await call("GET", `/attachments/${id}/content`)).bytes).metadata();
    expect([kept.width, kept.height, kept.exif !== undefined]).toEqual([400, 800, true]);
    const original = await call("GET", `/attachments/${id}/original`);
    expect(original.bytes.equals(bytes)).toBe(true);
    expect(original.headers["content-disposition"]).toMatch(/^attachment/);
  });

  it("is the full size without the place where only that is asked for", async () => {
    const { id } = await send("place/large", await photo(2400, 1200));
    const original = await sharp((await call("GET", `/attachments/${id}/original`)).bytes).metadata();
    expect([original.width, original.height, original.exif]).toEqual([1200, 2400, undefined]);
  });

  it("is a film without the place where it was made, all else byte for byte", async () => {
    const bytes = film();
    expect(bytes.includes("+23.7806")).toBe(true);
    const { id } = await send("place/film", bytes);
    const kept = (await call("GET", `/attachments/${id}/content`)).bytes;
    expect(kept.includes("+23.7806")).toBe(false);
    expect(kept.length).toBe(bytes.length);
    expect(kept.subarray(-5000).equals(bytes.subarray(-5000))).toBe(true);
    expect(kept.includes(box("name", Buffer.from("x")))).toBe(true);
  });
});

describe("Reading a file", () => {
  it("never runs it, guesses its type or keeps it from being read in parts", async () => {
    const { id } = await send("place/film", film());
    const whole = await call("GET", `/attachments/${id}/content`);
    expect(whole.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringMatching(/^sandbox;/),
      "content-disposition": expect.stringMatching(/^attachment;/),
      "accept-ranges": "bytes",
    });
    const part = await call("GET", `/attachments/${id}/content`, { headers: { range: "bytes=10-19" } });
    expect([part.status, part.headers["content-range"]]).toEqual([206, `bytes 10-19/${whole.bytes.length}`]);
    expect(part.bytes.equals(whole.bytes.subarray(10, 20))).toBe(true);
    const end = await call("GET", `/attachments/${id}/content`, { headers: { range: "bytes=-7" } });
    expect(end.bytes.equals(whole.bytes.subarray(-7))).toBe(true);
    const beyond = await call("GET", `/attachments/${id}/content`, { headers: { range: "bytes=999999-" } });
    expect([beyond.status, beyond.headers["content-range"]]).toEqual([416, `bytes */${whole.bytes.length}`]);
  });

  it("is for who may read the response, sending for who may answer it", async () => {
    const bytes = await photo(400, 300);
    const { id } = await send("place/view", bytes);
    const status = async (who: CastName) => (await call("GET", `/attachments/${id}/content`, { who })).status;
    expect(await Promise.all((["hq-officer", "mayor", "observer", "other-focal-person"] as const).map(status))).toEqual(
      [200, 200, 200, 404],
    );
    expect((await call("HEAD", `/attachments/${id}`, { who: "other-focal-person" })).status).toBe(404);
    const open = facts("place/view", bytes);
    await tell(open);
    expect((await patch(open.id, 0, bytes, { who: "other-focal-person" })).status).toBe(404);
    expect((await patch(open.id, 0, bytes, { who: "observer" })).status).toBe(403);
    expect((await tell(facts("place/view", bytes), "other-focal-person")).status).toBe(404);
    const theirs = asked.base.replace(town, otherTown);
    // Someone else's id is of no use in another response.
    expect((await tell(open, "other-focal-person", theirs)).status).toBe(409);
    expect((await patch(randomUUID(), 0, bytes)).status).toBe(404);
    expect((await patch(open.id, 0, bytes)).status).toBe(204);
  });
});

it("What no answer names goes after thirty days, what one names never", async () => {
  const named = await send("place/view", await photo(400, 300));
  const unnamed = await send("place/view", await photo(300, 400));
  const begun = facts("place/view", await photo(300, 300));
  await tell(begun);
  await patch(begun.id, 0, Buffer.alloc(10));
  await house.as("focal-person").api("PUT", asked.base, { answers: { place: { view: named.name } } });
  const { files } = house.house.installation;
  const states = () =>
    Promise.all([named, unnamed, begun].map(async ({ id }) => (await call("HEAD", `/attachments/${id}`)).status));
  await sweepFiles(house.db, files, new Date(house.clock.now.getTime() + 29 * 24 * 3600 * 1000));
  expect(await states()).toEqual([200, 200, 200]);
  await sweepFiles(house.db, files, new Date(house.clock.now.getTime() + 40 * 24 * 3600 * 1000));
  expect(await states()).toEqual([200, 404, 404]);
  expect((await call("GET", `/attachments/${named.id}/content`)).status).toBe(200);
  expect(await files.incomingSize(begun.id)).toBe(0);
});
