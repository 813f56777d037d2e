import { checkParameters } from "./check-parameters.ts";
import { checkSaveTo } from "./check-save-to.ts";
import type { Definition, Node, Question } from "./definition.ts";
import type { Faults } from "./faults.ts";
import { surveyMessages } from "./messages.ts";
import { settingMessages } from "./parameter-messages.ts";
import type { SettingsRead } from "./read-settings.ts";
import type { SurveyRead } from "./read-survey.ts";
import { isNo, isYes } from "./yes-no.ts";

interface Read {
  definition: Definition;
  survey: SurveyRead;
  settings: SettingsRead;
}

/** Says what rows of the survey don't agree with each other, or with the settings. */
export function checkSurvey(read: Read, faults: Faults): void {
  const { survey, settings } = read;
  checkNames(survey, settings.settings["name"] ?? "data", faults);
  for (const [node, row] of survey.rowOf) {
    if (node.kind === "question") checkQuestion(node, survey, faults);
    else {
      const required = survey.table.cell(row, "required");
      if (required !== "" && !isNo(required))
        faults.warning(
          "required-group",
          survey.table.place(row, "required"),
          surveyMessages["required-group"](node.name),
        );
      if (node.appearance.includes("table-list")) checkTableList(node.children, survey, faults);
    }
  }
  checkSaveTo(read.definition, survey, faults);
  checkSettings(settings, faults);
}

function checkQuestion(question: Question, { table, rowOf }: SurveyRead, faults: Faults): void {
  const row = rowOf.get(question)!;
  checkParameters(question, table.cell(row, "parameters"), table.place(row, "parameters"), faults);
  const { name, trigger, media, appearance } = question;
  if (appearance.some((word) => word.startsWith("search(")))
    faults.warning("search-unread", table.place(row, "appearance"), surveyMessages["search-unread"]());
  if (trigger !== undefined && !/^\s*\$\{[^{}]+\}(?:[\s,;]+\$\{[^{}]+\})*[\s,;]*$/.test(trigger))
    faults.error("trigger-form", table.place(row, "trigger"), surveyMessages["trigger-form"](trigger));
  if (media?.["big-image"] && !media.image)
    faults.error("image-missing", table.place(row, "big-image"), surveyMessages["image-missing"](name));
  if (question.type !== "background-geopoint") return;
  if (question.trigger === undefined)
    faults.error("trigger-missing", table.place(row, "trigger"), surveyMessages["trigger-missing"](question.name));
  if (question.calculation !== undefined)
    faults.error(
      "calculation-stray",
      table.place(row, "calculation"),
      surveyMessages["calculation-stray"](question.name),
    );
}

/** Programs that read the data may not tell capitals apart, nor repeats of one name; `meta` is the XForm's own. */
function checkNames({ children, rowOf, table }: SurveyRead, root: string, faults: Faults): void {
  const repeats = new Map<string, number>();
  const visit = (nodes: readonly Node[]): void => {
    const seen = new Map<string, string>();
    for (const node of nodes) {
      const place = table.place(rowOf.get(node)!, "name");
      const other = seen.get(node.name.toLowerCase());
      if (other !== undefined && other !== node.name)
        faults.warning("name-capitals", place, surveyMessages["name-capitals"](node.name, other));
      seen.set(node.name.toLowerCase(), node.name);
      if (node.name === "meta" && nodes === children)
        faults.error("name-taken", place, surveyMessages["name-taken"]("meta"));
      if (node.kind === "repeat") {
        const first = repeats.get(node.name) ?? node.row;
        repeats.set(node.name, first);
        if (node.name === root) faults.error("name-taken", place, surveyMessages["name-taken"](root));
        if (first !== node.row)
          faults.warning("repeat-name-duplicate", place, surveyMessages["repeat-name-duplicate"](node.name, first));
      }
      if (node.kind !== "question") visit(node.children);
    }
  };
  visit(children);
}

/** The selects of a table list are the rows of one table: they share its choices. */
function checkTableList(children: readonly Node[], { table, rowOf }: SurveyRead, faults: Faults): void {
  const selects = children.filter((node): node is Question => node.kind === "question" && node.list !== undefined);
  const [first] = selects;
  for (const select of selects) {
    const row = rowOf.get(select)!;
    if (select.list !== first!.list)
      faults.error("table-list-mixed", table.place(row, "type"), surveyMessages["table-list-mixed"](first!.list!));
    if (select === first && select.choiceFilter !== undefined)
      faults.error("table-list-filtered", table.place(row, "choice_filter"), surveyMessages["table-list-filtered"]());
  }
}

const YES_NO_SETTINGS = ["allow_choice_duplicates", "clean_text_values", "omit_instanceid", "auto_send", "auto_delete"];

function checkSettings({ settings, table }: SettingsRead, faults: Faults): void {
  if (!table) return;
  const row = table.rows[0] ?? null;
  for (const name of YES_NO_SETTINGS) {
    const value = settings[name];
    if (value !== undefined && !isYes(value) && !isNo(value))
      faults.warning("setting-unclear", table.place(row, name), settingMessages["setting-unclear"](name, value));
  }
  if (isYes(settings["omit_instanceid"]) && settings["public_key"] !== undefined)
    faults.error("instance-id-needed", table.place(row, "omit_instanceid"), settingMessages["instance-id-needed"]());
}
