import * as fc from "fast-check";
import { expressions, fillIn } from "./generate-expression.ts";

/** The questions that soaked expressions are evaluated over. */
export const SOAK_NAMES = {
  n: ["${n}", "${n1}", "${none}"],
  m: ["${m1}"],
  t: ["${t}", "${t1}"],
  d: ["${d}"],
  s: ["${s}", "${m}"],
  r: ["${r}"],
  v: ["${n}"],
  w: ["${r}"],
  i: ["indexed-repeat(${n}, ${r}, 2)"],
  p: ["position(..)"],
};

const AXES = ["", "child::", "self::", "parent::", "ancestor::", "descendant-or-self::", "following-sibling::"];
const STEPS = ["a", "*", "node()", "and", "div", "a-b", "_x.1", "কখ", "n", "r"];
const FUNCTIONS = (
  "string|1,number|1,boolean|1,sin|1,cos|1,tan|1,asin|1,acos|1,atan|1,atan2|2,sqrt|1,exp|1,exp10|1,log|1,log10|1,pow|2,abs|1," +
  "round|2,int|1,floor|1,ceiling|1,substr|3,substring|3,translate|3,regex|2,digest|2,base64-decode|1,date|1,date-time|1," +
  "format-date|2,format-date-time|2,decimal-date-time|1,decimal-time|1,area|1,distance|1,geofence|2,selected-at|2,coalesce|3," +
  "once|1,checklist|4,weighted-checklist|4,randomize|2,pulldata|4,jr:itext|1,property|1,pi|0,today|0,now|0,random|0,uuid|0," +
  "position|0,last|0,name|0,local-name|0,current|0,true|0,count|1,sum|1,min|2,max|2,join|3,concat|3,not|1,if|3,boolean-from-string|1"
)
  .split(",")
  .map((each) => each.split("|"));

/** Sound by the grammar, whatever it means: any function of any kind of argument, paths over all axes, predicates in predicates. */
const { any } = fc.letrec<{ any: string; path: string }>((tie: fc.LetrecTypedTie<{ any: string; path: string }>) => {
  const [inner, path] = [tie("any"), tie("path")];
  const predicate = fc.option(inner, { nil: "", freq: 3 }).map((source) => source && `[${source}]`);
  const step = fc.tuple(fc.constantFrom(...AXES), fc.constantFrom(...STEPS), predicate).map((parts) => parts.join(""));
  return {
    any: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc.oneof(expressions.number, expressions.text, expressions.truth, expressions.date, expressions.nodes),
      fc.constantFrom("0", ".5", "5.", "00012", "9".repeat(40), "''", '"\'"', "‘a’", "“a”", ".", "..", "current()"),
      path,
      fc
        .tuple(inner, fc.constantFrom(..."= != < <= > >= + - * | div mod and or".split(" ")), inner)
        .map((parts) => parts.join(" ")),
      inner.map((source) => `(${source})`),
      inner.map((source) => `-(${source})`),
      fc
        .tuple(fc.constantFrom(...FUNCTIONS), fc.array(inner, { minLength: 4, maxLength: 4 }))
        .map(([[name, count], args]) => `${name}(${args.slice(0, Number(count)).join(", ")})`),
    ),
    path: fc
      .tuple(
        fc.constantFrom("", "/data/", "//", "../", "current()/../", "${r0}/", "instance('abc')/root/item/"),
        fc.array(step, { minLength: 1, maxLength: 3 }),
        fc.constantFrom("/", "//"),
      )
      .map(([from, steps, between]) => from + steps.join(between)),
  };
});

/** Expressions that must be read without a fault. */
export const soundExpressions: fc.Arbitrary<string> = any.map((source) => fillIn(source, SOAK_NAMES));

const SCRAPS = fc.oneof(
  fc.constantFrom(
    ..."${ } ${} ( ) [ ] , ' \" ‘ ” . .. / // :: @ | & && || == <> ! % $ # ; ~ ` ^ \\ { =< ≥ − × ÷ \u0000 \u200b \ufeff \ud800 \u202e 😀 ০ ٣ e 1e5 0x1 node( text() comment() <!-- (: :) true false instance( div- -mod and(".split(
      " ",
    ),
  ),
  fc.string({ maxLength: 4, unit: "binary" }),
  fc
    .tuple(
      fc.constantFrom("(", "-", "a[", "not(", "'", "${n} + ", "//", "a/", "..", "1", "or "),
      fc.constantFrom(2, 60, 300, 3_000),
    )
    .map(([scrap, times]) => scrap.repeat(times)),
);

/** Expressions with slips, cuts, scraps and repetitions in them; some are sound still. */
export const brokenExpressions: fc.Arbitrary<string> = fc
  .tuple(
    soundExpressions,
    fc.array(fc.tuple(fc.nat(1_000), fc.nat(12), SCRAPS, fc.nat(3)), { minLength: 1, maxLength: 3 }),
  )
  .map(([source, slips]) =>
    slips.reduce((text, [at, length, scrap, kind]) => {
      const from = at % (text.length + 1);
      if (kind === 0) return text.slice(0, from) + scrap + text.slice(from);
      if (kind === 1) return text.slice(0, from) + text.slice(from + length);
      if (kind === 2) return text.slice(0, from) + scrap + text.slice(from + length);
      return text.slice(0, from) + text.slice(Math.max(0, from - length));
    }, source),
  );
