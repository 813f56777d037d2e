import { cpus } from "node:os";
import type { AnswerFigures, Beside, MemoryAfter } from "./answers.ts";
import type { AnsweringFigures, EngineFigures } from "./engine.ts";
import type { PageFigures, PageWeight } from "./pages.ts";

/** Everything that was measured; times in milliseconds, memory in megabytes. */
export interface Figures {
  starts: { first: number; later: number };
  memory: { idle: number; afterPages: number; afterAnswers: MemoryAfter[] };
  pages: { figures: PageFigures[]; weights: PageWeight[] };
  answers: AnswerFigures[];
}

/** The figures as Markdown, which reads in a terminal too. */
export function report({ starts, memory, pages, answers }: Figures): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}`;
  return [
    `${new Date().toISOString().slice(0, 10)}; ${machine}; Node ${process.versions.node}; callers on the same machine\n`,
    table(
      ["start", "seconds"],
      [
        ["first start of the demo: cluster, migrations, facts, sample content", (starts.first / 1000).toFixed(1)],
        ["later start of serve, median of 3", (starts.later / 1000).toFixed(2)],
      ],
    ),
    table(
      ["memory of the server", "MB"],
      [
        ["idle after start", memory.idle.toFixed(0)],
        ["after the pages", memory.afterPages.toFixed(0)],
        ...memory.afterAnswers.map(({ answers, mb }) => [`after ${answers} answers more`, mb.toFixed(0)]),
      ],
    ),
    table(
      ["page", "at a time", ...rateHead],
      pages.figures.map((each) => [each.page, `${each.atATime}`].concat(rate(each))),
    ),
    table(
      ["first visit, bytes on the wire", "document", "on a phone", "on a wide screen"],
      pages.weights.map(({ page, document, phone, wide }) => [page, `${document}`, `${phone}`, `${wide}`]),
    ),
    table(
      ["answers at a time", ...rateHead],
      answers.map((each) => [`${each.atATime}`].concat(rate(each))),
    ),
    table(
      [
        "beside them, at a time",
        "rows in a transaction a second",
        ...besideHead,
        "rows by a statement a second",
        ...besideHead,
      ],
      answers.map((each) => [`${each.atATime}`].concat(beside(each.transactions), beside(each.statements))),
    ),
  ].join("\n");
}

/** What a questionnaire costs here, and in the field's own engine. */
export function engineReport(forms: EngineFigures[], gzipBytes: number): string {
  const ms = (...values: number[]) => values.map((value) => (value < 10 ? value.toFixed(2) : value.toFixed(0)));
  const answering = ({ open, answers, p50, p99, most }: AnsweringFigures) => [
    `${answers}`,
    ...ms(open, p50, p99, most),
  ];
  return [
    table(
      ["reading a workbook, CPU ms", "questions", "first in a process", "later"],
      forms.map(({ name, questions, read }) => [name, `${questions}`, ...ms(read.first, read.later)]),
    ),
    table(
      ["answering, ms", "answers", "open", "answer p50", "answer p99", "slowest answer"],
      forms.flatMap(({ name, ours, official }) => [
        [`${name}: this engine`, ...answering(ours)],
        [`${name}: ODK's xforms-engine`, ...answering(official)],
      ]),
    ),
    `The whole engine for a browser, minified and gzipped: ${gzipBytes} bytes.
`,
  ].join("\n");
}

const rateHead = ["a second", "server CPU ms", "PostgreSQL CPU ms", "p50 ms", "p99 ms"];

function rate({ perSecond, serverMs, postgresMs, p50, p99 }: Omit<PageFigures, "page">): string[] {
  return [perSecond, serverMs, postgresMs, p50, p99].map((value, at) => value.toFixed([0, 2, 2, 1, 1][at]));
}

const besideHead = ["PostgreSQL CPU ms", "answers' share"];

function beside({ perSecond, postgresMs, share }: Beside): string[] {
  return [perSecond.toFixed(0), postgresMs.toFixed(2), `${(100 * share).toFixed(1)} %`];
}

/** Columns aligned; all but the first hold figures. */
function table(head: string[], rows: string[][]): string {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join(" | ")} |`;
  const rule = `|${widths.map((width, at) => (at === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [line(head), rule, ...rows.map(line), ""].join("\n");
}
