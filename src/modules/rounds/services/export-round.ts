import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { Visit } from "../../../platform/auth/act.ts";
import { type Actor, reachOf } from "../../../platform/auth/actor.ts";
import { byteOrderMark, csvLines } from "../../../platform/csv/write-csv.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { type ExportTable, exportTables, tableRows } from "../export.rules.ts";
import { type ExportRow, exportRows } from "../responses.queries.ts";
import { findRound } from "../rounds.queries.ts";
import { asksForFiles, formOf } from "../../questionnaires/index.ts";
import { exportFiles, fileAsJson } from "../attachments/export-files.ts";

/** A round's submitted answers, ready to stream: memory doesn't grow with the responses. */
export interface RoundExport {
  fileName: string;
  type: string;
  body: Readable;
}

/** A person's spreadsheet program wants a mark at the beginning of a CSV; a program doesn't. */
type Reader = "person" | "program";

/**
 * Exports the newest revision of every response that this person may read and that was ever submitted. CSV is one file
 * with a line per response; with repeats it is a zip with a file for each, whose lines name their response and parent.
 * `zip` is that zip with the files that the answers name, in a folder `media`.
 * @throws Problem `not-found`
 */
export async function exportRound(
  act: Visit & { actor: Actor },
  roundId: string,
  format: "csv" | "json" | "zip",
  forWhom: Reader,
): Promise<RoundExport> {
  const found = await findRound(act.db, roundId);
  if (!found) throw refusals.notFound();
  const reach = reachOf(act.actor, "municipality:response:read");
  const { definition } = await formOf(act.db, found.round.versionId);
  const name = `${definition.formId}-${found.round.period}`;
  const fresh = () => exportRows(act.db, roundId, reach);
  if (format === "json") {
    const files = asksForFiles(definition.children) ? act : null;
    const body = Readable.from(jsonDocument(found.round, fresh(), files), { objectMode: false });
    return { fileName: `${name}.json`, type: "application/json; charset=utf-8", body };
  }
  const tables = exportTables(definition);
  const [only] = tables;
  if (tables.length === 1 && only && format === "csv") {
    return {
      fileName: `${name}.csv`,
      type: "text/csv; charset=utf-8",
      body: Readable.from(csvOf(only, fresh(), forWhom), { objectMode: false }),
    };
  }
  const zip = new ZipFile();
  for (const table of tables) {
    zip.addReadStreamLazy(`${table.name}.csv`, (give) => {
      give(null, Readable.from(csvOf(table, fresh(), forWhom), { objectMode: false }));
    });
  }
  if (format === "zip") addFiles(zip, act, fresh());
  else zip.end();
  return { fileName: `${name}.zip`, type: "application/zip", body: Readable.from(zip.outputStream) };
}

/** Adds the files of all responses, one response after another; each is opened only when its turn comes. */
function addFiles(zip: ZipFile, { db, installation }: Visit, all: AsyncIterable<ExportRow>): void {
  const add = async () => {
    for await (const row of all) {
      for (const { path, file } of await exportFiles(db, row)) {
        const options = { size: file.size, compress: file.type.startsWith("text/") };
        zip.addReadStreamLazy(path, options, (give) => give(null, installation.files.read(file)));
      }
    }
    zip.end();
  };
  add().catch((error: unknown) => zip.outputStream.emit("error", error));
}

async function* csvOf(table: ExportTable, all: AsyncIterable<ExportRow>, forWhom: Reader): AsyncGenerator<string> {
  yield (forWhom === "person" ? byteOrderMark : "") + csvLines([table.header]);
  for await (const row of all) yield csvLines(tableRows(table, facts(row), row.revision.answers));
}

/** What every line says of its response, in the order of `responseColumns`. */
function facts({ response, municipality, district, region, revision }: ExportRow): (string | number)[] {
  return [
    response.id,
    municipality.code,
    municipality.nameEn,
    municipality.nameBn,
    district,
    region,
    response.state,
    revision.number,
    revision.receipt,
    revision.submittedAt.toISOString(),
    response.state === "approved" ? (response.approvedAt?.toISOString() ?? "") : "",
  ];
}

async function* jsonDocument(
  round: { id: string; titleEn: string; titleBn: string; period: string },
  all: AsyncIterable<ExportRow>,
  files: Visit | null,
) {
  const { id, titleEn, titleBn, period } = round;
  yield `{"round":${JSON.stringify({ id, title: { bn: titleBn, en: titleEn }, period })},"responses":[`;
  let between = "\n";
  for await (const row of all) {
    const { response, municipality, revision } = row;
    const named = files && (await exportFiles(files.db, row));
    yield (
      between +
      JSON.stringify({
        responseId: response.id,
        municipality: municipality.code,
        state: response.state,
        revision: revision.number,
        receipt: revision.receipt,
        submittedAt: revision.submittedAt,
        approvedAt: response.state === "approved" ? response.approvedAt : null,
        answers: revision.answers,
        ...(named && { files: named.map((file) => fileAsJson(file, files.installation.publicUrl)) }),
      })
    );
    between = ",\n";
  }
  yield "\n]}\n";
}
