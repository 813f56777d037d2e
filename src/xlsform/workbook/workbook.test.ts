import * as fc from "fast-check";
import { zipSync, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { sheetXml, workbookOf, workbookOfXml } from "../testing/workbook.ts";
import { SheetReader } from "./sheet.ts";
import { readWorkbook } from "./workbook.ts";
import { readXml } from "./xml.ts";
import { readZip, Unpacker } from "./zip.ts";

const ROWS = [
  ["type", "name", "label"],
  ["text", "a", "A"],
];

function codeOf(bytes: Uint8Array): string {
  const read = readWorkbook(bytes);
  return read.ok ? "read" : read.errors.map((fault) => fault.code).join();
}

function cellsOf(xml: string, more: Record<string, string> = {}): string[][] {
  const read = readWorkbook(workbookOfXml([{ name: "survey", xml }], more));
  if (!read.ok) throw new Error(read.errors[0]?.message.en);
  return read.sheets.byName.get("survey")!.rows.map((row) => Array.from(row.cells.values()));
}

const sheet = (data: string): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${data}</worksheet>`;

/** As many empty cells as a row can have. */
const emptyCells = (row: number): string =>
  Array.from({ length: 16_384 }, (_, at) => `<c r="${"ABC"[at % 3]}${row}" s="1"/>`).join("");

const styledCell = (style: number, value: number, at: number): string =>
  `<c r="${"ABCDEFG"[at]}1" s="${style}"><v>${value}</v></c>`;

describe("a file that is no readable workbook", () => {
  it("is refused by what it is", () => {
    expect(codeOf(new Uint8Array())).toBe("workbook-not");
    expect(codeOf(strToU8("type,name,label\ntext,a,A"))).toBe("workbook-not");
    expect(codeOf(zipSync({ "a.txt": strToU8("x") }))).toBe("workbook-not");
    expect(codeOf(zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet") }))).toBe(
      "workbook-other-format",
    );
    expect(codeOf(new Uint8Array(11 * 1024 * 1024))).toBe("workbook-too-large");
  });

  it("is refused when it is encrypted, or of the old kind", () => {
    const compound = new Uint8Array(2_000);
    compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(codeOf(compound)).toBe("workbook-old");
    compound.set(
      Array.from("EncryptedPackage").flatMap((letter) => [letter.charCodeAt(0), 0]),
      1_024,
    );
    expect(codeOf(compound)).toBe("workbook-encrypted");
  });

  it("is refused when it was cut off or its XML is broken", () => {
    const whole = workbookOf({ survey: ROWS });
    for (const length of [30, 200, whole.length - 30, whole.length - 1]) {
      expect(codeOf(whole.subarray(0, length))).toBe("workbook-damaged");
    }
    expect(codeOf(workbookOfXml([{ name: "survey", xml: "<worksheet><sheetData><row></sheetData>" }]))).toBe(
      "workbook-damaged",
    );
  });

  it("is refused when it has no survey sheet, with the one that was probably meant", () => {
    const read = readWorkbook(workbookOf({ Servey: ROWS, choices: ROWS }));
    expect(read).toMatchObject({
      ok: false,
      errors: [{ code: "sheet-missing", sheet: "survey", suggestion: "survey" }],
    });
    expect(!read.ok && read.errors[0]?.message.en).toContain("Rename “Servey”?");
  });
});

describe("a zip bomb", () => {
  it("is refused while it unpacks, whatever its header claims", () => {
    const bomb = workbookOfXml([{ name: "survey", xml: sheet(`<sheetData>${" ".repeat(30_000_000)}</sheetData>`) }]);
    expect(bomb.length).toBeLessThan(200_000);
    expect(codeOf(bomb)).toBe("workbook-bomb");
    const strings = workbookOfXml([{ name: "survey", xml: sheetXml(ROWS) }], {
      "xl/sharedStrings.xml": `<sst><si><t>${"a".repeat(30_000_000)}</t></si></sst>`,
    });
    const header = new DataView(strings.buffer);
    for (let at = 0; at + 4 < strings.length; at++)
      if (header.getUint32(at, true) === 0x02014b50) header.setUint32(at + 24, 10, true);
    expect(codeOf(strings)).toBe("workbook-bomb");
  });
});

/** Reads a survey sheet with rows after its own; tells what that took. */
function effortOf(rows: string): { read: number; unpacked: number; elements: number } {
  const xml = sheetXml(ROWS).replace("</sheetData>", `${rows}</sheetData>`);
  const reader = new SheetReader("survey", { strings: [], dateStyles: [], from1904: false });
  let elements = 0;
  const counting = {
    open: (name: string, attributes: Readonly<Record<string, string>>) => {
      elements++;
      reader.open(name, attributes);
    },
    text: (text: string) => reader.text(text),
    close: (name: string) => reader.close(name),
    get done() {
      return reader.done;
    },
  };
  const unpacker = new Unpacker();
  readXml(readZip(workbookOfXml([{ name: "survey", xml }]))!.get("xl/worksheets/sheet1.xml")!, unpacker, counting);
  return { read: reader.sheet.rows.length, unpacked: unpacker.unpacked, elements };
}

describe("a workbook that declares more than it holds", () => {
  it("is read only as far as anything can be expected", () => {
    const rows = Array.from({ length: 200_000 }, (_, index) => `<row r="${index + 3}" spans="1:3"></row>`).join("");
    const { read, unpacked } = effortOf(rows);
    expect(read).toBe(2);
    expect(unpacked).toBeLessThan(rows.length / 2);
  });

  it("has its empty cells skipped before they are parsed", () => {
    const rows = Array.from({ length: 20 }, (_, index) => `<row r="${index + 3}">${emptyCells(index + 3)}</row>`).join(
      "",
    );
    const { read, elements } = effortOf(rows);
    expect(read).toBe(2);
    expect(elements).toBeLessThan(100);
  });
});

describe("cells", () => {
  it("are texts, numbers and booleans as their author sees them", () => {
    expect(cellsOf(sheetXml([["a & b ", 5, 0.1, 1e21, true, null, " "]]))).toEqual([
      ["a & b ", "5", "0.1", "1000000000000000000000", "TRUE"],
    ]);
  });

  it("may be shared and rich texts, without what is only read aloud", () => {
    const strings =
      "<sst><si><t>plain</t></si><si><r><t>ri</t></r><r><rPr/><t xml:space='preserve'>ch </t></r><rPh><t>phonetic</t></rPh></si></sst>";
    const relations = { "xl/sharedStrings.xml": strings };
    expect(
      cellsOf(
        sheet(
          '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>99</v></c></row></sheetData>',
        ),
        relations,
      ),
    ).toEqual([["plain", "rich "]]);
  });

  it("may be formulas, of which the last result counts", () => {
    expect(
      cellsOf(
        sheet(
          '<sheetData><row r="1"><c r="A1" t="str"><f>CONCAT(1)</f><v>one</v></c><c r="B1"><f>1+1</f><v>2</v></c></row></sheetData>',
        ),
      ),
    ).toEqual([["one", "2"]]);
  });

  it("may be dates and times by their format", () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/><numFmt numFmtId="165" formatCode="0.00&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>';
    const cells = [
      [0, 46356],
      [1, 46356],
      [2, 46356],
      [3, 46356],
      [4, 46356.5],
      [5, 0.25],
      [1, 59],
    ] as const;
    const xml = sheet(
      `<sheetData><row r="1">${cells.map(([style, value], at) => styledCell(style, value, at)).join("")}</row></sheetData>`,
    );
    expect(cellsOf(xml, { "xl/styles.xml": styles })).toEqual([
      ["46356", "2026-11-30", "2026-11-30", "46356", "2026-11-30T12:00:00", "06:00:00", "1900-02-28"],
    ]);
  });

  it("may come without references and with a prefix", () => {
    expect(
      cellsOf(
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      ),
    ).toEqual([["a", "2"]]);
  });
});

describe("any bytes", () => {
  const workbook = workbookOf({
    survey: ROWS,
    choices: [
      ["list_name", "name"],
      ["a", "b"],
    ],
  });
  it("give sheets or faults", () => {
    const changes = fc.array(fc.tuple(fc.nat(workbook.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(changes, fc.nat(workbook.length), (bytes, length) => {
        const mutated = workbook.slice(0, length % 3 === 0 ? length : undefined);
        for (const [at, byte] of bytes) mutated[at] = byte;
        const read = readWorkbook(mutated);
        expect(read.ok || read.errors.length > 0).toBe(true);
      }),
      { seed: 20261130, numRuns: 200 },
    );
  });
});

describe("a workbook as other programs write it", () => {
  const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const rows = (cells: string) => `<worksheet ${MAIN}><sheetData>${cells}</sheetData></worksheet>`;
  const read = (xml: string, more: Record<string, string> = {}) => {
    const found = readWorkbook(workbookOfXml([{ name: "survey", xml }], more));
    return found.ok ? found.sheets.byName.get("survey")!.rows.map((row) => [...row.cells]) : [];
  };

  it("may give formulas their result as text, number, boolean or error (Google Sheets, LibreOffice)", () => {
    const cells =
      '<row r="1"><c r="A1" t="str"><f>CONCAT("a";"b")</f><v>ab</v></c><c r="B1"><f>1+1</f><v>2</v></c>' +
      '<c r="C1" t="b"><f>TRUE()</f><v>1</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1"><f>A9</f></c></row>';
    expect(read(rows(cells))).toEqual([
      [
        [0, "ab"],
        [1, "2"],
        [2, "TRUE"],
        [3, "#DIV/0!"],
      ],
    ]);
  });

  it("may share rich texts with sounds between them, and leave rows and columns out (Excel)", () => {
    const strings = `<sst ${MAIN}><si><r><rPr><b/></rPr><t xml:space="preserve">How </t></r><r><t>old?</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t/></si></sst>`;
    const cells = '<row r="3" spans="1:9"><c r="B3" s="4" t="s"><v>0</v></c><c r="D3" t="s"><v>1</v></c></row>';
    expect(read(rows(cells), { "xl/sharedStrings.xml": strings })).toEqual([[[1, "How old?"]]]);
  });

  it("may write texts inline without marking spaces, and numbers as texts (openpyxl, openxlsx)", () => {
    const cells =
      '<row><c t="inlineStr"><is><t> type </t></is></c><c t="n"><v>1.0</v></c><c t="str"><v>007</v></c><c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>';
    expect(read(rows(cells))).toEqual([
      [
        [0, " type "],
        [1, "1"],
        [2, "007"],
        [3, "ab"],
      ],
    ]);
  });
});
