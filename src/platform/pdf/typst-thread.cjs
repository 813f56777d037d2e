/** Runs beside the server: takes a page's template and its data, gives back a PDF. Loaded as text, see write-pdf.ts. */
const { parentPort, workerData } = require("node:worker_threads");
const { NodeCompiler } = require(workerData.compiler);

// Nothing is read but the fonts: what templates show comes as data.
const typst = NodeCompiler.create({ workspace: workerData.workspace, fontArgs: [{ fontPaths: workerData.fonts }] });

parentPort.on("message", ({ template, data }) => {
  try {
    const made = typst.compile({ mainFileContent: template, inputs: { data } });
    if (!made.result) throw new Error(JSON.stringify(made.takeError()?.shortDiagnostics));
    parentPort.postMessage({ pdf: typst.pdf(made.result) });
  } catch (error) {
    parentPort.postMessage({ error: String(error?.message ?? error) });
  } finally {
    typst.evictCache(0);
  }
});
