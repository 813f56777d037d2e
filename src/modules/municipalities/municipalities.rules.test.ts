import { describe, expect, it } from "vitest";
import { readCsv } from "../../platform/csv/read-csv.ts";
import { entryColumns } from "./municipalities.input.ts";
import type { MunicipalityRow } from "./municipalities.queries.ts";
import { type ImportPlan, type KnownPlaces, planImport } from "./municipalities.rules.ts";

const magura: MunicipalityRow = {
  code: "M5501",
  nameEn: "Magura",
  nameBn: "মাগুরা",
  districtCode: "55",
  upazilaCode: "5557",
  regionCode: "JAS",
  class: "A",
  classSince: null,
  established: 1972,
  population: 98355,
  populationBasis: "census 2011",
  latitude: 23.487,
  longitude: 89.4159,
  active: true,
  updatedAt: new Date(0),
};
const known: KnownPlaces = {
  districts: new Set(["55", "04"]),
  regions: new Set(["JAS", "BAR"]),
  upazilas: new Map([
    ["5557", "55"],
    ["0409", "04"],
  ]),
};

function plan(text: string): ImportPlan {
  const { rows, errors } = readCsv(new TextEncoder().encode(text), { required: ["code"], optional: entryColumns });
  expect(errors).toEqual([]);
  return planImport(rows, new Map([["M5501", magura]]), known);
}

const faults = (text: string) => plan(text).errors.map(({ path, kind }) => `${path} ${kind}`);

describe("an import of municipalities", () => {
  it("tells each changed field with what it was and what it becomes", () => {
    const { changed, unchanged, added } = plan(
      "code,class,class_since,population\nM5501,B,2026-07-01,১,০১,০০০\n".replace("১,০১,০০০", '"১,০১,০০০"'),
    );
    expect(changed).toMatchObject([
      {
        code: "M5501",
        differences: { class: ["A", "B"], class_since: [null, "2026-07-01"], population: [98355, 101000] },
      },
    ]);
    expect([unchanged, added]).toEqual([0, []]);
  });

  it("leaves what an empty cell stands for, and counts who stays as it is", () => {
    expect(plan("code,name_en,class\nM5501,Magura,\n")).toEqual({ added: [], changed: [], unchanged: 1, errors: [] });
  });

  it("adds a municipality whose code is not there yet", () => {
    const { added } = plan("code,name_en,name_bn,district_code,region_code\nM5599,Newtown,নতুন,55,JAS\n");
    expect(added).toEqual([{ code: "M5599", nameEn: "Newtown", nameBn: "নতুন", districtCode: "55", regionCode: "JAS" }]);
  });

  it("asks a new one for its names, district and region", () => {
    expect(faults("code,name_en\nM5599,Newtown\n")).toEqual([
      "row 2/name_bn required",
      "row 2/district_code required",
      "row 2/region_code required",
    ]);
  });

  it("names row and column of every cell that can't be", () => {
    expect(faults("code,class,class_since,established,population,latitude\nM5501,D,31/12/2025,72,-1,0\n")).toEqual([
      "row 2/class constraint",
      "row 2/class_since constraint",
      "row 2/established constraint",
      "row 2/population constraint",
      "row 2/latitude constraint",
    ]);
  });

  it("says which code was probably meant when a spreadsheet took off its zero", () => {
    const { errors } = plan("code,district_code,upazila_code\nM5501,4,0409\n");
    expect(errors[0]?.message.en).toContain("Probably 04");
  });

  it("refuses an upazila of another district", () => {
    expect(faults("code,upazila_code\nM5501,0409\n")).toEqual(["row 2/upazila_code constraint"]);
  });

  it("refuses a code twice in a file, and one that is no code", () => {
    expect(faults("code,class\nM5501,A\nM5501,B\n,A\n")).toContain("row 3/code duplicate");
    expect(faults("code,class\n=cmd,A\n")).toContain("row 2/code constraint");
  });
});
