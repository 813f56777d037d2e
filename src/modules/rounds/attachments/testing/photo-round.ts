import { town } from "../../../../../test/support/cast.ts";
import { FormBody } from "../../../../../test/support/client.ts";
import type { TestHouse } from "../../../../../test/support/house.ts";
import { workbook } from "../../../../../test/support/workbook.ts";

const survey = [
  ["type", "name", "label::Bangla (bn)", "label::English (en)", "required", "parameters", "appearance"],
  ["begin group", "place", "জায়গা", "The place", null, null, null],
  ["image", "view", "জায়গাটির ছবি", "A photo of the place", "yes", null, null],
  ["image", "evidence", "প্রমাণের ছবি", "A photo as evidence", null, "max-pixels=800 original=keep location=keep", null],
  ["image", "large", "বড় ছবি", "A large photo", null, "original=keep", null],
  ["audio", "voice", "শব্দ", "A sound", null, null, null],
  ["video", "film", "ভিডিও", "A film", null, null, null],
  ["file", "paper", "কাগজ", "A paper", null, null, null],
  ["image", "signed", "স্বাক্ষর", "Signature", null, null, "signature"],
  ["geopoint", "where", "অবস্থান", "Where it is", null, null, null],
  ["integer", "wards", "ওয়ার্ড", "Wards", "yes", null, null],
  ["end group", null, null, null, null, null, null],
  ["begin repeat", "trucks", "ট্রাক", "Truck", null, null, null],
  ["text", "plate", "নম্বর", "Plate", null, null, null],
  ["image", "picture", "ট্রাকের ছবি", "Photo of the truck", null, null, null],
  ["end repeat", null, null, null, null, null, null],
];
const settings = [
  ["form_title::Bangla (bn)", "form_title::English (en)", "form_id", "default_language"],
  ["ছবির জরিপ", "Photo survey", "photos", "Bangla (bn)"],
];

/** A round that asks the town (and this other one) for files of every kind. */
export interface PhotoRound {
  round: string;
  /** Of the town's response. */
  response: string;
  /** The API's address of the town's response. */
  base: string;
}

export async function openPhotoRound(house: TestHouse, others: string[] = []): Promise<PhotoRound> {
  const officer = house.as("hq-officer");
  const bytes = await workbook({ survey, choices: [["list_name", "name"]], settings });
  const imported = await officer.api("POST", "/questionnaires", new FormBody({ workbook: { name: "p.xlsx", bytes } }));
  const questionnaireId = imported.json<{ id: string }>().id;
  await officer.api("POST", `/questionnaires/${questionnaireId}/publish`);
  const asked = { questionnaireId, title: "Photos", opensOn: "2026-11-01", dueOn: "2026-11-30" };
  const opened = await officer.api("POST", "/rounds", { ...asked, respondents: { municipalities: [town, ...others] } });
  const round = opened.json<{ id: string }>().id;
  const base = `/rounds/${round}/responses/${town}`;
  const { id: response } = (await officer.api("GET", base)).json<{ id: string }>();
  return { round, response, base };
}
