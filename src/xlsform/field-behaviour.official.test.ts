// @vitest-environment jsdom
import { expect, it } from "vitest";
import { evaluateSteps } from "./evaluate-steps.ts";
import { readForm } from "./read-form.ts";
import { evaluateOfficial, openOfficial, takeOfficial, type Step } from "./testing/official-engine.ts";

/** What authors of questionnaires are used to write: a form, answers to it, and what must come of them. */
interface Habit {
  what: string;
  form: string;
  /** `path = value`; `+ path` adds an instance, `- path` removes one. */
  steps: string[];
  values: Record<string, string>;
  /** What a question is called, with what its label shows. */
  labels?: Record<string, string>;
}

const YES_NO = `
| choices | | | |
| | list_name | name | label |
| | yn | yes | Yes |
| | yn | no | No |
`;
const GOODS = `
| choices | | | | |
| | list_name | name | label | weight |
| | goods | rice | Rice | 4 |
| | goods | salt | Salt | 1 |
| | goods | fish | Fish | 3 |
`;

const HABITS: Habit[] = [
  {
    what: "asks the same of each thing that was chosen",
    form: `
| survey | | | | | |
| | type | name | label | calculation | repeat_count |
| | select_multiple goods | bought | What? | | |
| | begin_repeat | item | Item | | count-selected(\${bought}) |
| | calculate | code | | selected-at(\${bought}, position(..) - 1) | |
| | calculate | called | | jr:choice-name(\${code}, '\${bought}') | |
| | calculate | weight | | instance('goods')/root/item[name = \${code}]/weight | |
| | integer | price | Price of \${called}? | | |
| | calculate | so_far | | sum(\${item}[position() <= position(current()/..)]/price) | |
| | calculate | before | | if(position(..) > 1, indexed-repeat(\${price}, \${item}, position(..) - 1), 'none') | |
| | end_repeat | | | | |
| | calculate | dear | | join(', ', \${item}[price > 5]/called) | |
| | calculate | last | | \${item}[last()]/code | |
| | calculate | span | | max(\${price}) - min(\${price}) | |
| | calculate | where | | position(\${item}[price = 9]) | |
${GOODS}`,
    steps: ["bought = fish rice", "item[1]/price = 9", "item[2]/price = 6"],
    values: {
      "item[1]/called": "Rice",
      "item[2]/weight": "3",
      "item[1]/before": "none",
      "item[2]/before": "9",
      "item[2]/so_far": "15",
      dear: "Rice, Fish",
      last: "fish",
      span: "3",
      where: "1",
    },
  },
  {
    what: "goes through households and their members",
    form: `
| survey | | | | | | |
| | type | name | label | calculation | repeat_count | default |
| | begin_repeat | house | House | | | |
| | text | head | Head | | | |
| | integer | size | Size | | | |
| | begin_repeat | member | Of \${head} | | \${size} | |
| | calculate | number | | concat(position(../..), '.', position(..)) | | |
| | text | who | Name of \${number} | | | concat('No. ', position(..)) |
| | integer | age | Age of \${who}, house of \${head} | | | |
| | calculate | eldest | | \${age} = max(\${member}/age) | | |
| | end_repeat | | | | | |
| | calculate | children | | count(\${member}[age < 18]) | | |
| | calculate | ages | | sum(\${age}) | | |
| | end_repeat | | | | | |
| | calculate | people | | count(\${member}) | | |
| | calculate | minors | | sum(\${children}) | | |
| | calculate | second | | indexed-repeat(\${who}, \${house}, 1, \${member}, 2) | | |
`,
    steps: [
      "house[1]/head = Rahim",
      "house[1]/size = 2",
      "house[1]/member[1]/age = 40",
      "house[1]/member[2]/age = 9",
      "+ house",
      "house[2]/head = Karim",
      "house[2]/size = 1",
      "house[2]/member[1]/who = Zed",
      "house[2]/member[1]/age = 17",
    ],
    values: {
      "house[1]/member[2]/number": "1.2",
      "house[1]/member[2]/eldest": "false",
      "house[1]/children": "1",
      "house[2]/ages": "17",
      people: "3",
      minors: "2",
      second: "No. 2",
    },
  },
  {
    what: "takes over the answer of the instance before",
    form: `
| survey | | | | |
| | type | name | label | default |
| | begin_repeat | tree | Tree | |
| | text | kind | Kind | \${tree}[position() = position(current()/..) - 1]/kind |
| | integer | row | Row | position(..) * 10 |
| | end_repeat | | | |
`,
    steps: ["tree[1]/kind = oak", "+ tree", "+ tree", "tree[3]/kind = elm", "+ tree", "- tree[1]"],
    values: { "tree[1]/kind": "oak", "tree[2]/kind": "elm", "tree[3]/kind": "elm", "tree[3]/row": "40" },
  },
  {
    what: "goes on for as long as there is another",
    form: `
| survey | | | | |
| | type | name | label | repeat_count |
| | begin_repeat | child | Child | count(\${child}[more = 'yes']) + 1 |
| | select_one yn | more | Another? | |
| | end_repeat | | | |
${YES_NO}`,
    steps: ["child[1]/more = yes", "child[2]/more = yes", "child[3]/more = no"],
    values: { "child[3]/more": "no" },
  },
  {
    what: "goes on until the last one is said to be the last",
    form: `
| survey | | | | | |
| | type | name | label | calculation | repeat_count |
| | calculate | so_far | | count(\${well}) | |
| | begin_repeat | well | Well | | if(\${so_far} = 0 or \${well}[position() = \${so_far}]/more = 'yes', \${so_far} + 1, \${so_far}) |
| | text | place | Place | | |
| | select_one yn | more | Another? | | |
| | end_repeat | | | | |
${YES_NO}`,
    steps: ["well[1]/more = yes", "well[2]/place = by the road", "well[2]/more = yes", "well[3]/more = no"],
    values: { so_far: "3", "well[2]/place": "by the road" },
  },
  {
    what: "notes when something was first answered, and last",
    form: `
| survey | | | | | | |
| | type | name | label | calculation | trigger | default |
| | text | who | Who? | | | |
| | integer | first | | if(\${first} = '', string-length(\${who}), \${first}) | \${who} | |
| | integer | last | | string-length(\${who}) | \${who} | |
| | decimal | wage | Wage | | | 2.5 |
| | calculate | raised | | \${wage} + 1 | | |
| | decimal | next | Next year | | | \${raised} |
`,
    steps: ["who = Ann", "who = Beth", "wage = 4.5"],
    values: { first: "3", last: "4", raised: "5.5", next: "3.5" },
  },
  {
    what: "offers to each question what the others have left",
    form: `
| survey | | | | |
| | type | name | label | choice_filter |
| | select_one goods | best | Best | name != \${next} |
| | select_one goods | next | Next | name != \${best} |
| | select_one goods | third | Third | name != \${best} and name != \${next} |
${GOODS}`,
    steps: ["best = salt", "next = fish", "third = rice"],
    values: { best: "salt", next: "fish", third: "rice" },
  },
  {
    what: "skips a part, and comes back to it",
    form: `
| survey | | | | | | | |
| | type | name | label | relevant | required | constraint | calculation |
| | select_one yn | agrees | Agrees? | | yes | | |
| | begin_group | main | Main | \${agrees} = 'yes' | | | |
| | integer | men | Men | | yes | . >= 0 | |
| | integer | women | Women | | yes | . >= 0 | |
| | integer | all | All | | | . = \${men} + \${women} | |
| | calculate | share | | | | | round(\${men} div (\${men} + \${women}) * 100, 1) |
| | text | why | Why so few? | \${all} < 10 | \${men} > 3 | | |
| | end_group | | | | | | |
| | calculate | told | | | | | if(\${share} = '', 'nothing', concat(\${share}, '%')) |
| | note | bye | Goodbye | \${agrees} = 'no' | | | |
${YES_NO}`,
    steps: ["agrees = yes", "main/men = 4", "main/women = 5", "main/all = 8", "agrees = no", "agrees = yes"],
    values: { "main/all": "8", "main/share": "44.4", told: "44.4%" },
  },
  {
    what: "reckons with dates and times",
    form: `
| survey | | | | | |
| | type | name | label | constraint | calculation |
| | date | born | Born | . < today() | |
| | date | visit | Visit | . >= \${born} | |
| | time | from | From | | |
| | time | till | Till | | |
| | calculate | age | | | int((\${visit} - \${born}) div 365.25) |
| | calculate | years | | | int(format-date(\${visit}, '%Y')) - int(format-date(\${born}, '%Y')) |
| | calculate | due | | | date(\${visit} + 280) |
| | calculate | written | | | format-date(date(decimal-date-time(\${visit}) + 280), '%e/%n/%y') |
| | calculate | hours | | | (decimal-time(\${till}) - decimal-time(\${from})) * 24 |
| | calculate | month | | | substr(\${born}, 5, 7) |
| | calculate | grown | | | \${born} < '2005-01-01' |
`,
    steps: [
      "born = 2001-02-28",
      "visit = 2000-01-01",
      "from = 08:15:00.000",
      "till = 17:45:00.000",
      "visit = 2024-02-27",
    ],
    values: {
      age: "22",
      years: "23",
      due: "2024-12-03",
      written: "3/12/24",
      hours: "9.5",
      month: "02",
      grown: "true",
    },
  },
  {
    what: "looks things up in lists of choices",
    form: `
| survey | | | | | |
| | type | name | label | choice_filter | calculation |
| | select_multiple goods | bought | Bought | | |
| | rank goods | liked | Liked | selected(\${bought}, name) | |
| | calculate | best | | | selected-at(\${liked}, 0) |
| | calculate | load | | | sum(instance('goods')/root/item[selected(\${bought}, name)]/weight) |
| | calculate | heaviest | | | instance('goods')/root/item[weight = max(instance('goods')/root/item/weight)]/label |
| | calculate | second | | | instance('goods')/root/item[2]/name |
| | calculate | light | | | count(instance('goods')/root/item[weight < 2]) |
| | calculate | words | | | join(' + ', instance('goods')/root/item[selected(\${bought}, name)]/label) |
| | note | told | The best is instance('goods')/root/item[name = \${best}]/label. So \${words}! | | |
${GOODS}`,
    steps: ["bought = fish rice", "liked = fish rice"],
    values: {
      best: "fish",
      load: "7",
      heaviest: "Rice",
      second: "salt",
      light: "1",
      words: "Rice + Fish",
    },
    labels: { told: "The best is Fish. So Rice + Fish!" },
  },
];

function stepOf(said: string): Step {
  if (said.startsWith("+ ")) return { addRepeat: said.slice(2) };
  if (said.startsWith("- ")) return { removeRepeat: said.slice(2) };
  const [set = "", value = ""] = said.split(" = ");
  return { set, value };
}

it.each(HABITS)("$what, as the field's own engine does", async ({ form, steps, values, labels = {} }) => {
  const { definition, errors } = readForm(new TextEncoder().encode(form));
  expect(errors).toEqual([]);
  const root = await openOfficial(definition!);
  for (const step of steps) expect(takeOfficial(root, stepOf(step)), step).toBeNull();
  const ours = evaluateSteps(definition!, { steps: steps.map(stepOf) });
  expect(ours.errors).toEqual([]);
  expect(ours.nodes).toEqual(evaluateOfficial(root));
  for (const [path, value] of Object.entries(values)) expect(ours.nodes[path], path).toMatchObject({ value });
  for (const [path, label] of Object.entries(labels)) expect(ours.nodes[path], path).toMatchObject({ label });
});

/** What never comes to rest, though it goes through a count: rows of type, name, label, repeat_count and calculation. */
const CIRCLES: [named: string, rows: string[]][] = [
  ["children → children", ["begin_repeat | children | C | count(${children}) + 1 | "]],
  [
    "children → more → children",
    ["calculate | more | | | count(${children}) + 1", "begin_repeat | children | C | ${more} | "],
  ],
];

it.each(CIRCLES)("names the circle %s", (named, rows) => {
  const all = ["type | name | label | repeat_count | calculation", ...rows, "text | x | X | | ", "end_repeat | | | | "];
  const form = ["| survey |", ...all.map((row) => `| | ${row} |`)].join("\n");
  const { errors } = readForm(new TextEncoder().encode(form));
  expect(errors).toMatchObject([{ code: "circle", message: { en: expect.stringContaining(named) } }]);
});
