import { readFileSync } from "node:fs";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Framed } from "../frame-context.ts";
import { Ranking, StackedMeter } from "./bars.tsx";
import { Histogram } from "./histogram.tsx";
import { axisTicks, spreadApart } from "./scale.ts";
import { Strip } from "./strip.tsx";
import { divisionBorders, shadeOf, type Tile, TileMap } from "./tile-map.tsx";
import { linePath, Trend } from "./trend.tsx";

const show = (vnode: VNode, lang: "bn" | "en" = "en") =>
  renderToString(
    <Framed lang={lang} csrf="">
      {vnode}
    </Framed>,
  );

const tile = (code: string, col: number, row: number, divisionCode: string, value: number | null): Tile => ({
  code,
  short: code,
  col,
  row,
  divisionCode,
  value,
  label: value === null ? "–" : String(value),
  href: `/d/${code}`,
  title: `${code}: ${value ?? "not known"}`,
});

/** A file of the facts that we ship, row by row. */
const rows = (name: string) =>
  readFileSync(new URL(`../../../../data/${name}.csv`, import.meta.url), "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));
const format = (value: number) => `${Math.round(value)}%`;
const straight = (value: number) => value;

describe("the tile map", () => {
  const tiles = [tile("77", 1, 0, "55", 47), tile("73", 2, 0, "55", 80), tile("94", 1, 1, "50", null)];
  const html = show(
    <TileMap
      label="Districts"
      tiles={tiles}
      breaks={[50, 60, 70, 80]}
      keyLabels={["a", "b", "c", "d", "e"]}
      skipTo="rank"
    />,
  );

  it("is a group of links, each with its sentence, its class and its place", () => {
    expect(html).toContain('role="group" aria-label="Districts"');
    expect(html).toContain(
      '<a href="/d/77"><title>77: 47</title><rect class="q1" x="58" y="2" width="52" height="52" rx="3"></rect>',
    );
    expect(html).toContain('viewBox="0 0 168 112"');
  });

  it("hatches what isn't known, and says so in the key only then", () => {
    expect(html).toContain('<rect class="unk u"');
    expect(html).toContain("Not known</li>");
    const known = show(
      <TileMap
        label="x"
        tiles={tiles.slice(0, 2)}
        breaks={[1, 2, 3, 4]}
        keyLabels={["a", "b", "c", "d", "e"]}
        skipTo="r"
      />,
    );
    expect(known).not.toContain("Not known");
  });

  it("can be skipped by keyboard", () => {
    expect(html.indexOf('class="a mapskip" href="#rank"')).toBeLessThan(html.indexOf('<svg class="map"'));
  });

  it("puts a value that equals a limit into the upper class", () => {
    expect([49.9, 50, 59.9, 79.9, 80, 100].map((value) => shadeOf(value, [50, 60, 70, 80]))).toEqual([
      "q1",
      "q2",
      "q2",
      "q4",
      "q5",
      "q5",
    ]);
  });

  it("draws a border where two neighbours lie in different divisions, and nowhere else", () => {
    expect(divisionBorders(tiles)).toBe("M56 56h56");
    expect(divisionBorders([tile("a", 0, 0, "10", 1), tile("b", 1, 0, "20", 1), tile("c", 5, 0, "30", 1)])).toBe(
      "M56 0v56",
    );
  });

  it("has every border of the country's map that its divisions ask for", () => {
    const division = new Map(rows("districts").map(([code, of]) => [code, of!]));
    const all = rows("tilegrid").map(([code, col, row]) =>
      tile(code!, Number(col), Number(row), division.get(code)!, 1),
    );
    expect(all).toHaveLength(64);
    expect(divisionBorders(all).match(/M/g)).toHaveLength(34);
  });
});

describe("bars", () => {
  it("begin at zero and are as long as their value", () => {
    const html = show(
      <Ranking most={100} items={[{ name: "Meherpur", href: "/d/57", place: 1, value: 89.4, label: "89%" }]} />,
    );
    expect(html).toContain('<span>1. <a href="/d/57">Meherpur</a></span>');
    expect(html).toContain('<rect class="bar" width="89.4%" height="100%"></rect>');
  });

  it("survive a list in which all is nothing", () => {
    expect(show(<Ranking items={[{ name: "x", value: 0, label: "0" }]} />)).toContain('width="0%"');
  });

  it("of a whole say their parts in words, also those that are too small to be drawn", () => {
    const html = show(
      <StackedMeter
        segments={[
          { shade: "bar", value: 3, label: "approved" },
          { shade: "hot", value: 0, label: "needs correction" },
          { shade: "unk", value: 1, label: "not started" },
        ]}
      />,
      "bn",
    );
    expect(html).toContain(
      '<rect class="bar" x="0%" width="75%" height="100%"></rect><rect class="unk" x="75%" width="25%" height="100%"></rect>',
    );
    expect(html).toContain('<span class="sr-only">approved ৩, needs correction ০, not started ১</span>');
  });
});

describe("the histogram", () => {
  it("says its counts and those not known, hatched at the end", () => {
    const html = show(
      <Histogram
        label="Class A"
        bins={[
          { count: 0, label: "0–10" },
          { count: 5, label: "10–20" },
        ]}
        unknown={3}
      />,
    );
    expect(html).toContain('aria-label="Class A: 0–10: 0, 10–20: 5, Not known: 3"');
    expect(html.match(/<rect class="bar"/g)).toHaveLength(1);
    expect(html.match(/<rect class="unk"/g)).toHaveLength(1);
  });
});

describe("a trend", () => {
  it("names each line at its end and gives each its own dash", () => {
    const html = show(
      <Trend
        label="Up"
        periods={["23–24", "24–25"]}
        format={format}
        lines={[
          { name: "Country", values: [60, 68], strong: true },
          { name: "Class C", values: [43, 53] },
        ]}
      />,
    );
    expect(html).toContain('role="img" aria-label="Up"');
    expect(html).toContain('<path class="ln strong"');
    expect(html).toContain('<path class="ln l2"');
    expect(html).toContain("Country 68%</text>");
    expect(html).not.toMatch(/<svg class="chart"[^>]*viewBox/);
  });

  it("leaves a gap where a value isn't known, and never a zero", () => {
    expect(linePath([1, null, 3, 4], straight, straight)).toBe("M0 1L0 1M2 3L2 3L3 4");
  });

  it("doesn't name a line that has no last value, and isn't drawn at all without any", () => {
    expect(
      show(<Trend label="x" periods={["a", "b"]} format={format} lines={[{ name: "Gone", values: [1, null] }]} />),
    ).not.toContain("Gone");
    expect(show(<Trend label="x" periods={["a"]} format={format} lines={[{ name: "Gone", values: [null] }]} />)).toBe(
      "",
    );
  });
});

describe("scales", () => {
  it.each([
    [43.5, 69.7, [40, 50, 60, 70]],
    [0, 100, [0, 25, 50, 75, 100]],
    [58.2, 71, [55, 60, 65, 70, 75]],
    [0, 0, [0, 0.25, 0.5, 0.75, 1]],
  ])("from %d to %d have round steps", (low, high, ticks) => {
    expect(axisTicks(low, high)).toEqual(ticks);
  });

  it("move names apart without changing their order", () => {
    expect(spreadApart([18, 20, 60], 6, [0, 100])).toEqual([18, 24, 60]);
    expect(spreadApart([98, 97], 6, [0, 100])).toEqual([100, 94]);
  });
});

describe("a strip", () => {
  it("stands in the middle when the whole class is alike", () => {
    const html = show(
      <Strip label="x" value={5} lowest={5} lowerQuarter={5} middle={5} upperQuarter={5} highest={5} format={String} />,
    );
    expect(html).not.toContain("NaN");
  });
});
