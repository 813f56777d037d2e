/**
 * Measures the built product as it runs: `npm run bench`. It starts the product on a fresh folder and a free port of this
 * machine, and stops and removes everything again. The figures belong to the machine; compare runs of one machine.
 * `npm run bench -- engine` measures the XLSForm library alone.
 */
import { measureAnswers } from "./answers.ts";
import { measureEngine } from "./engine.ts";
import { median } from "./load.ts";
import { measurePages } from "./pages.ts";
import { residentMb } from "./processes.ts";
import { cleanUp, clusterOf, freshFolder, type Product, startProduct } from "./product.ts";
import { engineReport, type Figures, report } from "./report.ts";

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Starts, stops, and leaves the last one running. */
async function measureStarts(folder: string): Promise<{ first: number; later: number; product: Product }> {
  const demo = await startProduct("demo", folder);
  await demo.stop();
  const later: number[] = [];
  for (;;) {
    const product = await startProduct("serve", folder);
    later.push(product.startMs);
    if (later.length === 3) return { first: demo.startMs, later: median(later), product };
    await product.stop();
  }
}

async function measure(folder: string): Promise<Figures> {
  const cluster = clusterOf(folder);
  const { first, later, product } = await measureStarts(folder);
  try {
    await pause(3);
    const idle = residentMb(product.pid);
    const pages = await measurePages(product, cluster);
    const afterPages = residentMb(product.pid);
    const answers = await measureAnswers(product, folder, cluster);
    const memory = { idle, afterPages, afterAnswers: answers.memory };
    return { starts: { first, later }, memory, pages, answers: answers.figures };
  } finally {
    await product.stop();
  }
}

async function measureProduct(): Promise<void> {
  const folder = freshFolder();
  try {
    console.log(report(await measure(folder)));
  } finally {
    await cleanUp(folder);
  }
}

const { forms, gzipBytes } = await measureEngine();
if (process.argv[2] !== "engine") await measureProduct();
console.log(engineReport(forms, gzipBytes));
// The field's engine keeps the process waiting.
process.exit();
