import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Framed } from "./frame-context.ts";
import { SummaryList, TaskList } from "./lists.tsx";
import { Difference } from "./review.tsx";
import { Badge } from "./status.tsx";
import { DataTable, Pager } from "./table.tsx";

const show = (vnode: VNode, lang: "bn" | "en" = "en") =>
  renderToString(
    <Framed lang={lang} csrf="">
      {vnode}
    </Framed>,
  );

interface Town {
  name: string;
  region: string;
  done: number;
}
const towns: Town[] = [{ name: "<Betagi>", region: "Barishal", done: 16 }];

const table = (more: Partial<Parameters<typeof DataTable<Town>>[0]> = {}) =>
  show(
    <DataTable<Town>
      caption="Still due"
      rows={towns}
      columns={[
        { head: "Town", sort: "name", cell: ({ name }) => name },
        { head: "Region", minor: true, cell: ({ region }) => region },
        { head: "Filled", align: "end", sort: "done", cell: ({ done }) => `${done}%` },
      ]}
      sorting={{ by: "done", order: "asc", href: (by, order) => `?sort=${by}&order=${order}` }}
      {...more}
    />,
  );

describe("a table", () => {
  it("has a caption, a scope for every head, and a row's name as its head", () => {
    const html = table();
    expect(html).toContain("<caption>Still due</caption>");
    expect(html.match(/<th scope="col"/g)).toHaveLength(3);
    expect(html).toContain('<th scope="row">&lt;Betagi>');
  });

  it("says how it is sorted, and its heads sort it otherwise", () => {
    const html = table();
    expect(html).toMatch(/<th scope="col" class="r" aria-sort="ascending"><a href="\?sort=done&amp;order=desc">/);
    expect(html).toContain('<a href="?sort=name&amp;order=asc">');
    expect(html.match(/aria-sort/g)).toHaveLength(1);
  });

  it("folds minor columns under the name on phones", () => {
    const html = table({ folded: ({ region }) => region });
    expect(html).toContain('<td class="hide-s">Barishal</td>');
    expect(html).toContain('<small class="only-s">Barishal</small>');
  });

  it("sets its total apart, without anything folded", () => {
    const html = table({ folded: ({ region }) => region, total: { name: "Total", region: "", done: 9 } });
    expect(html).toContain('<tr class="tot"><th scope="row">Total</th>');
  });

  it("names each value when its rows are cards", () => {
    expect(table({ cards: true })).toContain('<td class="r" data-l="Filled">16%</td>');
  });
});

describe("pages of a list", () => {
  it("say which rows these are, in the language's digits", () => {
    const html = show(<Pager from={26} to={50} total={135} previous="?page=1" next="?page=3" />, "bn");
    expect(html).toContain("১৩৫টির মধ্যে ২৬–৫০");
    expect(html).toContain('href="?page=1"');
    expect(html).toContain('href="?page=3"');
  });

  it("offer only the pages that there are", () => {
    expect(show(<Pager from={1} to={25} total={25} />)).not.toContain("<a");
  });
});

describe("lists", () => {
  it("a section that isn't open yet is no link", () => {
    const badge = <Badge>Not open yet</Badge>;
    const html = show(
      <TaskList
        tasks={[
          { label: "Check", badge },
          { label: "Taxes", href: "/taxes", badge },
        ]}
      />,
    );
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain('<span class="mut text-lg">Check</span>');
  });

  it("an answer that isn't there is not known, never nothing and never zero", () => {
    const html = show(
      <SummaryList
        rows={[
          { label: "Lights", value: null, change: "/c" },
          { label: "Roads", value: 0 },
        ]}
      />,
    );
    expect(html).toContain('<dt>Lights</dt><dd><span class="mut">Not known</span></dd>');
    expect(html).toContain("<dt>Roads</dt><dd>0</dd>");
    expect(html).toContain('<a href="/c">Change<span class="sr-only">, Lights</span></a>');
  });

  it("a difference is said in words too, and only where there is one", () => {
    expect(show(<Difference before="4" after="42" />)).toBe(
      '<span class="diff"><del><span class="sr-only">Before: </span>4</del> <ins><span class="sr-only">Now: </span>42</ins></span>',
    );
    expect(show(<Difference before="4" after="4" />)).toBe("4");
    expect(show(<Difference before="" after="4" />)).toContain("Not known</del>");
  });

  it("a state is a drawing and a word", () => {
    expect(show(<Badge tone="ok">Approved</Badge>)).toMatch(
      /<span class="badge badge-ok"><svg[^>]*aria-hidden="true".*<\/svg>Approved<\/span>/,
    );
  });
});
