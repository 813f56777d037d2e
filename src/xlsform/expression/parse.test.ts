import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { evaluateNumber } from "./evaluate-number.ts";
import { parseExpression } from "./parse.ts";

const FAULTS: [source: string, code: string, position: number, suggestion?: string][] = [
  ["", "expression-syntax", 0],
  ["1 +", "expression-syntax", 3],
  ["(1", "expression-syntax", 2, ")"],
  ["${a", "expression-syntax", 0, "${…}"],
  ["$a", "expression-syntax", 0, "${…}"],
  ["'open", "expression-syntax", 0, "'"],
  ["1 == 2", "expression-syntax", 2, "="],
  ["1 <> 2", "expression-syntax", 2, "!="],
  ["true() && false()", "expression-syntax", 7, "and"],
  ["1 || 2", "expression-syntax", 2, "or"],
  ["5 % 2", "expression-syntax", 2, "mod"],
  ["1 2", "expression-syntax", 2],
  ["${a}[1", "expression-syntax", 6, "]"],
  ["if(1, 2)", "function-arguments", 0],
  ["not(1, 2)", "function-arguments", 0],
  ["summ(${a})", "function-unknown", 0, "sum"],
  ["1 + seleted(${a}, 'b')", "function-unknown", 4, "selected"],
  ["regex(${a}, '[0-9')", "pattern-invalid", 0],
  ["1 =! 2", "expression-syntax", 2, "!="],
  ["{a} > 1", "expression-syntax", 0, "${…}"],
  ["${a} AND ${b}", "expression-syntax", 5, "and"],
  ["not ${a}", "expression-syntax", 4, "not(…)"],
  ["strlen(${a})", "function-unknown", 0, "string-length"],
  ["choice-name(${a}, 'a')", "function-unknown", 0, "jr:choice-name"],
  ["frobnicate()", "function-unknown", 0],
  ["search('a')", "function-unsupported", 0],
];

test.each(FAULTS)("%s is refused with %s at %d", (source, code, position, suggestion) => {
  const { fault } = parseExpression(source);
  expect(fault).toMatchObject({ code, position });
  expect(fault?.suggestion).toBe(suggestion);
  expect(fault?.message.bn).toMatch(/[ঀ-৿]/);
});

const SOUND = [
  ". >= 0 and . <= 100",
  "../a + ../../b",
  "/data/rep[position() = 2]/x",
  "//x",
  "instance('list')/root/item[name = current()/../x]/label",
  "count(${rep}[x > 3])",
  "position(..)",
  "div div mod",
  "a-b",
  "* * *",
  "child::a/parent::node()/following-sibling::*",
  "${ spaced }",
  "not(selected(., 'none') and count-selected(.) > 1)",
  "1 −2",
  "${a} ≥ 2",
  "${a}\u00a0+\n1",
];

test.each(SOUND)("%s is an expression", (source) => {
  expect(parseExpression(source).fault).toBeUndefined();
});

it("quotes a question as its author wrote it", () => {
  expect(parseExpression("1 ${a}").fault?.message.en).toContain("“${a}” wasn't expected");
});

describe("an expression without end", () => {
  it("is refused when it is too long", () => {
    expect(parseExpression("1".repeat(40_000)).fault?.code).toBe("expression-too-long");
  });
  it("is refused when it is too deep, and bears what people write", () => {
    expect(parseExpression("(".repeat(10_000)).fault?.code).toBe("expression-too-deep");
    expect(parseExpression("-".repeat(30_000)).fault?.code).toBe("expression-too-deep");
    expect(parseExpression(`1${"+1".repeat(10_000)}`).fault?.code).toBe("expression-too-deep");
    expect(evaluateNumber(`${"if(1 = 2, 0, ".repeat(150)}7${")".repeat(150)}`, {})).toBe(7);
    expect(evaluateNumber(`1${" + 1".repeat(1_400)}`, {})).toBe(1401);
  });
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    ..."${a} ${ } 1 2.5 . .. / // * + - div mod and or = != < <= ( ) [ ] , 'x' \" ‘ ’ if( sum( selected( position( a b::c jr:x @ | today() node() $ ${last-saved#a}".split(
      " ",
    ),
  );
  it("gives a tree that can be evaluated, or a fault within it: never a crash", () => {
    const sources = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 30 }).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(sources, (source) => {
        const { tree, fault } = parseExpression(source);
        const holds = tree ? typeof evaluateNumber(tree, { a: 1 }) === "number" : fault.position <= source.length;
        expect(holds).toBe(true);
      }),
      { seed: 20261130, numRuns: 1_500 },
    );
  });
});
