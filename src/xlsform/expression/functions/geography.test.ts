import { describe, expect, it, test } from "vitest";
import { valueOf } from "../../testing/evaluate.ts";

const ROUND =
  "7.9377 -11.5845 0 0;7.9324 -11.5902 0 0;7.927 -11.5857 0 0;7.925 -11.578 0 0;7.9267 -11.5722 0 0;7.9325 -11.5708 0 0;7.9372 -11.5737 0 0;7.9393 -11.579 0 0;7.9377 -11.5845 0 0";
const TRACE =
  "38.253094215699576 21.756382658677467;38.25021274773806 21.756382658677467;38.25007793942195 21.763892843919166;38.25290886154963 21.763935759263404;38.25146813817506 21.758421137528785";

/** The figures of ODK's own engine for its tests. */
const MEASURED: [shape: string, area: number, distance: number][] = [
  [ROUND, 2333220.77, 5724.36],
  [TRACE, 151451.76, 1800.69],
  ["7.9377 -11.5845 0 0;7.9324 -11.5902 0 0", 0, 861.99],
  ["7.9377 -11.5845 0 0;7.9377 -11.5845 0 0", 0, 0],
  ["0 0;0 1", 0, 111318.85],
  ["0 0;0 90;", 0, 10018696.05],
  ["90 0;90 1", 0, 0],
  ["5000 5000; 5000 5000", 0, Number.NaN],
  ["23.8 90.4 0 0", 0, Number.NaN],
  ["a", 0, Number.NaN],
  ["", 0, Number.NaN],
];

test.each(MEASURED)("%s encloses %d m² and is %d m long", (shape, area, distance) => {
  expect(valueOf(`area('${shape}')`)).toBe(area);
  expect(valueOf(`enclosed-area('${shape}')`)).toBe(area);
  expect(valueOf(`distance('${shape}')`)).toBe(distance);
});

describe("points of a repeat", () => {
  it("are measured in their order, and unknown while one is", () => {
    expect(valueOf("area(${corner})", { corner: ROUND.split(";") })).toBe(2333220.77);
    expect(valueOf("distance(${corner})", { corner: ROUND.split(";") })).toBe(5724.36);
    expect(valueOf("distance(${corner})", { corner: ["0 0", "", "0 1"] })).toBeNaN();
    expect(valueOf("distance(${one}, ${other})", { one: "0 0", other: "0 1" })).toBe(111318.85);
  });
});

const SQUARE = "'10 10;10 20;20 20;20 10;10 10'";

test.each([
  ["15 15", true],
  ["15 25", false],
  ["25 15", false],
  ["9.99 15 3 4.5", false],
  ["", false],
  ["15 15;16 16", false],
])("%s is inside the fence: %s", (point, inside) => {
  expect(valueOf(`geofence('${point}', ${SQUARE})`)).toBe(inside);
});

test.each([
  ["0 0;0 2;2 2;2 0;0 0", false, "a square"],
  ["0 0;2 2;0 2;2 0;0 0", true, "a bow tie"],
  ["0 0;0 2;2 2", false, "a corner"],
  ["0 0;0 2;1 1;-1 1", true, "a line that crosses itself"],
  ["0 0;0 2;0 1", true, "a line that runs back"],
  ["0 0;0 2;2 2;0 1", true, "a line that comes to rest on itself"],
  ["0 0 5 1;0 2 5 1;2 2 5 1;0 0 5 1", false, "a triangle with heights"],
  ["0 0;0 0;0 2;2 2;0 0", false, "a point given twice"],
  ["0 0;0 1", false, "one stretch"],
  ["", false, "nothing"],
  ["a", false, "no place"],
])("intersects('%s') is %s: %s", (shape, crosses) => {
  expect(valueOf(`intersects('${shape}')`)).toBe(crosses);
});
