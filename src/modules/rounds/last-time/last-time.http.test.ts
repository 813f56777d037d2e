import { afterAll, beforeAll, expect, it } from "vitest";
import { otherTown, town } from "../../../../test/support/cast.ts";
import { FormBody } from "../../../../test/support/client.ts";
import { openHouse, type TestHouse } from "../../../../test/support/house.ts";
import { workbook } from "../../../../test/support/workbook.ts";
import { findResponse } from "../responses.queries.ts";
import { lastTime } from "./last-time.service.ts";

let house: TestHouse;

const survey = [
  ["type", "name", "label::Bangla (bn)", "label::English (en)"],
  ["begin group", "finance", "অর্থ", "Finance"],
  ["integer", "demand", "দাবি", "Demand"],
  ["end group"],
];
const settings = [
  ["form_title::Bangla (bn)", "form_title::English (en)", "form_id", "default_language"],
  ["পৌর অর্থ", "Municipal finance", "finance", "Bangla (bn)"],
];

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** Publishes a questionnaire. @returns its id */
async function publish(rows: string[][]): Promise<string> {
  const officer = house.as("hq-officer");
  const bytes = await workbook({ survey: rows, choices: [["list_name", "name"]], settings });
  const sent = await officer.api("POST", "/questionnaires", new FormBody({ workbook: { name: "f.xlsx", bytes } }));
  const { id } = sent.json<{ id: string }>();
  await officer.api("POST", `/questionnaires/${id}/publish`);
  return id;
}

async function openRound(questionnaireId: string, period: string, more: object = {}): Promise<string> {
  const asked = { questionnaireId, title: `Finance ${period}`, period, opensOn: "2026-11-01", dueOn: "2026-11-30" };
  const respondents = { municipalities: [town, otherTown] };
  return (await house.as("hq-officer").api("POST", "/rounds", { ...asked, respondents, ...more })).json<{
    id: string;
  }>().id;
}

async function answerAndApprove(round: string, answers: object): Promise<void> {
  const path = `/rounds/${round}/responses/${town}`;
  const focal = house.as("focal-person");
  await focal.api("PUT", path, { answers });
  await focal.api("POST", `${path}/submit`);
  const { state } = (await house.as("hq-officer").api("POST", `${path}/approve`)).json<{ state: string }>();
  if (state !== "approved") throw new Error("not approved");
}

const last = async (round: string, code = town) =>
  lastTime(house.db, (await findResponse(house.db, { roundId: round, code }))!);

it("finds the newest approved answers of an earlier round, whatever version it asked, and never those of a practice", async () => {
  const questionnaire = await publish(survey);
  const first = await openRound(questionnaire, "2023-24");
  const second = await openRound(questionnaire, "2024-25");
  const practice = await openRound(questionnaire, "2024-25", { practice: true, title: "Practice" });
  await publish([...survey.slice(0, 3), ["integer", "collected", "আদায়", "Collected"], ["end group"]]);
  const now = await openRound(questionnaire, "2025-26");
  expect(await last(now)).toBeNull();
  await answerAndApprove(first, { finance: { demand: 100 } });
  await answerAndApprove(practice, { finance: { demand: 1 } });
  expect(await last(now)).toMatchObject({ period: "2023-24", answers: { "finance/demand": 100 } });
  await answerAndApprove(second, { finance: { demand: 200 } });
  expect(await last(now)).toEqual({
    period: "2024-25",
    approvedOn: "2026-11-22",
    answers: { "finance/demand": 200 },
    unlikeShare: 0.5,
  });
  expect(await last(second)).toMatchObject({ period: "2023-24" });
  expect(await last(first)).toBeNull();
  expect(await last(now, otherTown)).toBeNull();
});
