import { gzipSync } from "node:zlib";
import { type AnswerValue, compileForm, openSession, readForm, writeXform } from "../../src/xlsform/index.ts";
import { engineScript } from "../support/engine-script.ts";
import { rosterSteps, rosterWorkbook, wholeSteps, wholeWorkbook } from "./engine-form.ts";
import { percentile } from "./load.ts";
import { answerOfficial, loadOfficial, questionsOf } from "./official.ts";

/** What a questionnaire costs; times in milliseconds. */
export interface EngineFigures {
  name: string;
  questions: number;
  /** CPU time of reading the workbook: the first in this process, and the median of the later ones. */
  read: { first: number; later: number };
  ours: AnsweringFigures;
  official: AnsweringFigures;
}

/** A form made ready, a response opened, and one answer after another applied with everything settled. */
export interface AnsweringFigures {
  open: number;
  answers: number;
  p50: number;
  p99: number;
  /** The answer that took longest: of the roster, the one that makes its hundred rows. */
  most: number;
}

type Steps = [path: string, value: string][];

/** Measures this library and, in the same run, the field's own engine with the XForms that this library writes. */
export async function measureEngine(): Promise<{ forms: EngineFigures[]; gzipBytes: number }> {
  const forms = [
    await measureForm("940 questions in 47 sections", await wholeWorkbook(), wholeSteps()),
    await measureForm("a roster of 100 × 20 questions", await rosterWorkbook(), rosterSteps()),
  ];
  return { forms, gzipBytes: gzipSync(await engineScript(), { level: 9 }).length };
}

async function measureForm(name: string, workbook: Uint8Array, steps: Steps): Promise<EngineFigures> {
  const reads = Array.from({ length: 11 }, () => cpuOf(() => readForm(workbook)));
  const { definition, errors, counts } = readForm(workbook);
  if (!definition) throw new Error(`The workbook has faults: ${JSON.stringify(errors[0])}`);
  // The last run counts, as in a server or a page that has been open for a while.
  const runs = Array.from({ length: 4 }, () => answerOurs(definition, steps));

  return {
    name,
    questions: counts.questions,
    read: { first: reads[0]!, later: percentile(reads.slice(1), 50) },
    ours: runs.at(-1)!,
    // Half a minute: its first run says enough.
    official: await answerThere(definition, steps),
  };
}

type ReadDefinition = NonNullable<ReturnType<typeof readForm>["definition"]>;

function answerOurs(definition: ReadDefinition, steps: Steps): AnsweringFigures {
  const began = performance.now();
  const form = compileForm(definition);
  const session = openSession(form, { timeZone: "Asia/Dhaka" });
  const open = performance.now() - began;
  const times = steps.map(([path, text]) => {
    const node = session.node(path);
    if (!node) throw new Error(`There is no question ${path}.`);
    const value = typed(node.definition.kind === "question" ? node.definition.type : "text", text);
    return timeOf(() => session.set(path, value));
  });
  const [problem] = session.problems();
  if (problem) throw new Error(`${problem.path} isn't answered well: ${problem.kind}`);
  return figuresOf(open, times);
}

function typed(type: string, text: string): AnswerValue {
  if (type === "integer" || type === "decimal") return Number(text);
  return type === "select_multiple" ? text.split(" ") : text;
}

async function answerThere(definition: ReadDefinition, steps: Steps): Promise<AnsweringFigures> {
  const { loadForm } = await loadOfficial();
  const source = writeXform(definition);
  const began = performance.now();
  const form = await loadForm(source, { fetchFormAttachment: async () => new Response(null, { status: 404 }) });
  if (form.status === "failure") throw form.error;
  const { root } = form.createInstance();
  const open = performance.now() - began;
  let questions = questionsOf(root);
  const times = steps.map(([path, text]) => {
    if (!questions.has(path)) questions = questionsOf(root);
    return timeOf(() => answerOfficial(questions.get(path), text));
  });
  return figuresOf(open, times);
}

function figuresOf(open: number, times: number[]): AnsweringFigures {
  const [p50, p99] = [percentile(times, 50), percentile(times, 99)];
  return { open, answers: times.length, p50, p99, most: Math.max(...times) };
}

function timeOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function cpuOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
