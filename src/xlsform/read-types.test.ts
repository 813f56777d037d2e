import { expect, it, test } from "vitest";
import { readForm } from "./read-form.ts";
import { workbookOf, type Cell } from "./testing/workbook.ts";

/** A survey of these rows: type, name, label. */
function read(...rows: Cell[][]) {
  const survey = [["type", "name", "label"], ...rows];
  return readForm(
    workbookOf({
      survey,
      choices: [
        ["list_name", "name", "label"],
        ["yn", "yes", "Yes"],
      ],
    }),
  );
}

const TYPES: [written: string, type: string][] = [
  ["string", "text"],
  ["int", "integer"],
  ["add time prompt", "time"],
  ["datetime", "dateTime"],
  ["dateTime", "dateTime"],
  ["add date time prompt", "dateTime"],
  ["range", "range"],
  ["trigger", "acknowledge"],
  ["acknowledge", "acknowledge"],
  ["rank yn", "rank"],
  ["barcode", "barcode"],
  ["hidden", "hidden"],
  ["start", "start"],
  ["get today", "today"],
  ["tel", "phonenumber"],
  ["imei", "deviceid"],
  ["gps", "geopoint"],
  ["location", "geopoint"],
  ["geotrace", "geotrace"],
  ["geoshape", "geoshape"],
];

test.each(TYPES)("the type %s is read as %s", (written, type) => {
  const { definition, errors, warnings } = read([written, "a", "A"]);
  expect([errors, warnings]).toEqual([[], []]);
  expect(definition!.children).toMatchObject([{ type, name: "a" }]);
});

test.each(["image", "photo", "add image prompt", "audio", "video", "file", "signature"])(
  "a question for a file (%s) comes in with a warning",
  (written) => {
    const { ok, warnings } = read([written, "a", "A"]);
    expect(ok).toBe(true);
    expect(warnings).toMatchObject([{ row: 2, column: "type", code: "answered-later" }]);
  },
);

it("an audit needs no name, and what nobody is asked no label", () => {
  const { definition, warnings } = read(["audit"], ["start", "began"], ["hidden", "edition"]);
  expect(warnings).toEqual([]);
  expect(definition!.children.map(({ name }) => name)).toEqual(["audit", "began", "edition"]);
});
