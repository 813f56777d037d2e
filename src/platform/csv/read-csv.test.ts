import { describe, expect, it } from "vitest";
import { type CsvColumns, readCsv } from "./read-csv.ts";

const columns: CsvColumns = { required: ["code", "name"], optional: ["class"] };
const read = (text: string) => readCsv(new TextEncoder().encode(text), columns);
const kinds = (bytes: Uint8Array) => readCsv(bytes, columns).errors.map(({ kind, path }) => `${kind} ${path}`.trim());

describe("a CSV file", () => {
  it("is read with or without the mark that Excel writes", () => {
    for (const mark of ["", "\uFEFF"]) {
      const { rows, errors } = read(`${mark}code,name\r\nM5501,মাগুরা\r\n`);
      expect(errors).toEqual([]);
      expect(rows).toEqual([{ row: 2, cells: { code: "M5501", name: "মাগুরা" } }]);
    }
  });

  it("counts rows as a spreadsheet shows them, passing over empty ones", () => {
    const { rows } = read('code,name\n\nM1,"two\nlines"\n,\nM2,b\n');
    expect(rows.map(({ row, cells }) => [row, cells.code])).toEqual([
      [3, "M1"],
      [5, "M2"],
    ]);
  });

  it("gives Bangla in NFC, however it was typed", () => {
    expect(read("code,name\nM1,\u09DF\n").rows[0]?.cells.name).toBe("\u09AF\u09BC");
  });

  it("names the cell whose bytes are no UTF-8", () => {
    const bytes = Buffer.concat([Buffer.from("code,name\nM1,ok\nM2,"), Buffer.from([0xe0, 0xa6]), Buffer.from("\n")]);
    expect(kinds(bytes)).toEqual(["encoding row 3/name"]);
  });

  it("is refused when it is UTF-16, a workbook or empty", () => {
    expect(kinds(Buffer.from([0xff, 0xfe, 0x63, 0]))).toEqual(["encoding"]);
    expect(kinds(Buffer.from("PK\x03\x04\x00\x00"))).toEqual(["not-csv"]);
    expect(kinds(Buffer.alloc(0))).toEqual(["empty"]);
  });

  it("names every column that is unknown, missing or there twice", () => {
    const { errors } = read("code,clas,code\nM1,A,M1\n");
    expect(errors.map(({ kind, path }) => [kind, path])).toEqual([
      ["unknown-column", "row 1/clas"],
      ["duplicate-column", "row 1/code"],
      ["missing-column", "row 1/name"],
    ]);
  });

  it("tells a row with more cells than columns, and still reads the others", () => {
    const { rows, errors } = read("code,name\nM1,Chapai, Nawabganj\nM2,b,,\nM3,c\n");
    expect(errors.map(({ path }) => path)).toEqual(["row 2"]);
    expect(rows.map(({ cells }) => cells.code)).toEqual(["M2", "M3"]);
  });

  it("tells the row in which a quotation mark is never closed", () => {
    expect(kinds(new TextEncoder().encode('code,name\nM1,"open\n'))).toEqual(["quotes row 2"]);
  });
});
