import { expect } from "vitest";
import { FormBody } from "./client.ts";
import type { TestHouse } from "./house.ts";
import { workbook } from "./workbook.ts";

/** A published questionnaire that asks for one number, `people`. @returns its id */
export async function smallQuestionnaire(house: TestHouse): Promise<string> {
  const survey = [
    ["type", "name", "label", "required"],
    ["integer", "people", "People", "yes"],
  ];
  const settings = [
    ["form_title", "form_id"],
    ["Wards", "wards"],
  ];
  const officer = house.as("hq-officer");
  const upload = new FormBody({ workbook: { name: "wards.xlsx", bytes: await workbook({ survey, settings }) } });
  const { id } = (await officer.api("POST", "/questionnaires", upload)).json<{ id: string }>();
  expect((await officer.api("POST", `/questionnaires/${id}/publish`)).status).toBe(200);
  return id;
}

/** A round of it, open since 10 November and due on the 30th. @param more what is asked otherwise @returns its id */
export async function smallRound(house: TestHouse, questionnaireId: string, more: object = {}): Promise<string> {
  const dates = { opensOn: "2026-11-10", dueOn: "2026-11-30" };
  const asked = { questionnaireId, title: "Wards", ...dates, respondents: "all", ...more };
  const opened = await house.as("hq-officer").api("POST", "/rounds", asked);
  expect(opened.status, opened.text).toBe(201);
  return opened.json<{ id: string }>().id;
}
