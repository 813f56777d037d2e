import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { type Cell, csvStream, csvText } from "./write-csv.ts";

describe("a table to download", () => {
  it("begins with the mark that tells Excel it is UTF-8", () => {
    expect(csvText(["নাম"], [["মাগুরা"]])).toBe("\uFEFFনাম\r\nমাগুরা\r\n");
  });

  it.each(["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\r=x"])("makes %j harmless", (cell) => {
    expect(csvText(["a"], [[cell]])).toContain(`'${cell}`);
  });

  it("leaves plain numbers alone", () => {
    expect(csvText(["a"], [[-5], ["-5.25"], ["+8801"]])).toBe("\uFEFFa\r\n-5\r\n-5.25\r\n+8801\r\n");
  });

  it("quotes what holds a comma, a quotation mark or a line end, and leaves nothing for nothing", () => {
    expect(csvText(["a", "b"], [['x,"y"\nz', null]])).toBe('\uFEFFa,b\r\n"x,""y""\nz",\r\n');
  });

  it("streams the same text as it gives whole, and passes on the failure of its source", async () => {
    const rows = Array.from({ length: 450 }, (_, i): Cell[] => [i, `row ${i}`]);
    async function* source(fails: boolean) {
      yield* rows;
      if (fails) throw new Error("the source broke");
    }
    // `text` takes the mark away as it decodes.
    expect(await text(csvStream(["n", "t"], source(false)))).toBe(csvText(["n", "t"], rows).slice(1));
    await expect(text(csvStream(["n", "t"], source(true)))).rejects.toThrow("the source broke");
  });
});
