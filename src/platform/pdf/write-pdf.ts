import { createRequire } from "node:module";
import { dirname } from "node:path";
import { Worker } from "node:worker_threads";
import typstThread from "./typst-thread.cjs?raw";

/** Longer than the longest document takes on a slow machine. */
const LONGEST = 60_000;

type Outcome = { pdf: Uint8Array } | { error: string };

let thread: Worker | null = null;
let last: Promise<unknown> = Promise.resolve();

/**
 * Sets a document as PDF. The template is Typst, written by us, and reads what it shows as `json(bytes(sys.inputs.data))`:
 * texts of people are data there and are never taken for Typst. The font is Hind Siliguri, for Bangla and Latin. It's done
 * in a thread of its own, one document at a time, so that the server goes on answering.
 */
export function writePdf(template: string, data: unknown): Promise<Buffer> {
  const mine = last.then(() => compile(template, JSON.stringify(data)));
  last = mine.catch(() => undefined);
  return mine;
}

async function compile(template: string, data: string): Promise<Buffer> {
  const worker = (thread ??= startThread());
  const outcome = await new Promise<Outcome>((resolve) => {
    const end = (told: Outcome) => {
      clearTimeout(timer);
      for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
      worker.unref();
      resolve(told);
    };
    // What ends the thread ends only this document; the next one gets another thread.
    const lose = (error: string) => {
      thread = null;
      end({ error });
      void worker.terminate();
    };
    const timer = setTimeout(() => lose(`It took longer than ${LONGEST} ms.`), LONGEST);
    worker.once("message", end);
    worker.once("error", (error) => lose(String(error)));
    worker.once("exit", (code) => lose(`The thread ended with ${code}.`));
    worker.ref();
    worker.postMessage({ template, data });
  });
  if ("error" in outcome) throw new Error(`The PDF could not be set: ${outcome.error}`);
  return Buffer.from(outcome.pdf);
}

function startThread(): Worker {
  const require = createRequire(import.meta.url);
  const fonts = ["400Regular/HindSiliguri_400Regular", "600SemiBold/HindSiliguri_600SemiBold"].map((face) =>
    dirname(require.resolve(`@expo-google-fonts/hind-siliguri/${face}.ttf`)),
  );
  const compiler = require.resolve("@myriaddreamin/typst-ts-node-compiler");
  return new Worker(typstThread, { eval: true, workerData: { compiler, fonts, workspace: fonts[0] } });
}
