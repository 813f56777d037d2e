import { compileForm, type Form, readSheets } from "../../../../xlsform/index.ts";

const survey = [
  [
    "type",
    "name",
    "label::Bangla (bn)",
    "label::English (en)",
    "hint::English (en)",
    "unit::English (en)",
    "required",
    "relevant",
    "calculation",
    "repeat_count",
    "appearance",
    "guidance_hint::English (en)",
  ],
  ["text", "who", "নাম", "Name", "As on the card", "", "yes"],
  ["calculate", "unseen", "", "", "", "", "", "", "1 + 1"],
  ["begin_group", "finance", "অর্থ", "Finance", "Whole taka"],
  ["integer", "demand", "দাবি", "Demand", "", "BDT", "yes", "", "", "", "", "The demand register, column 7"],
  ["decimal", "area", "আয়তন", "Area"],
  ["select_one yn", "online", "অনলাইন?", "Online?"],
  ["select_multiple means", "means", "কীভাবে?", "By what means?", "", "", "", "${online} = 'yes'"],
  ["date", "since", "কবে থেকে", "Since when"],
  ["calculate", "double", "দ্বিগুণ", "Twice the demand", "", "BDT", "", "", "${demand} * 2"],
  ["note", "thanks", "ধন্যবাদ", "Thanks, ${who}"],
  ["end_group"],
  ["integer", "wards_number", "ওয়ার্ড সংখ্যা", "Number of wards"],
  ["begin_repeat", "trucks", "ট্রাক", "Truck"],
  ["text", "plate", "নম্বর", "Plate"],
  ["integer", "year", "সাল", "Year"],
  ["end_repeat"],
  ["begin_repeat", "wards", "ওয়ার্ড", "Ward", "", "", "", "", "", "${wards_number}"],
  ["integer", "holdings", "হোল্ডিং", "Holdings"],
  ["end_repeat"],
];
const choices = [
  ["list_name", "name", "label::Bangla (bn)", "label::English (en)"],
  ["yn", "yes", "হ্যাঁ", "Yes"],
  ["yn", "no", "না", "No"],
  ["means", "bank", "ব্যাংক", "Bank"],
  ["means", "phone", "মোবাইল", "Phone"],
];
const settings = [
  ["form_id", "form_title", "default_language"],
  ["example", "Example", "English (en)"],
];

/** A small questionnaire with every kind of question: two loose ones, a group, one loose, a free and a counted repeat. */
export function exampleForm(): Form {
  const sheets = { survey, choices, settings };
  const byName = new Map(Object.entries(sheets).map(([name, rows]) => [name, sheetOf(name, rows)]));
  const { definition, errors } = readSheets({ names: Object.keys(sheets), byName });
  if (!definition) throw new Error(JSON.stringify(errors));
  return compileForm(definition);
}

function sheetOf(name: string, rows: string[][]) {
  return { name, rows: rows.map((row, index) => ({ number: index + 1, cells: cellsOf(row) })) };
}

function cellsOf(row: string[]): Map<number, string> {
  return new Map([...row.entries()].filter(([, cell]) => cell !== ""));
}
