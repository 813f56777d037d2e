import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { Visit } from "../../../platform/auth/act.ts";
import { type Actor, reachOf } from "../../../platform/auth/actor.ts";
import { byteOrderMark, csvLines } from "../../../platform/csv/write-csv.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { type ExportTable, exportTables, tableRows } from "../export.rules.ts";
import { type ExportRow, exportRows } from "../responses.queries.ts";
import { findRound } from "../rounds.queries.ts";
import { formOf } from "../../questionnaires/index.ts";

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
 * @throws Problem `not-found`
 */
export async function exportRound(
  act: Visit & { actor: Actor },
  roundId: string,
  format: "csv" | "json",
  forWhom: Reader,
): Promise<RoundExport> {
  const found = await findRound(act.db, roundId);
  if (!found) throw refusals.notFound();
  const reach = reachOf(act.actor, "municipality:response:read");
  const { definition } = await formOf(act.db, found.round.versionId);
  const name = `${definition.formId}-${found.round.period}`;
  const fresh = () => exportRows(act.db, roundId, reach);
  if (format === "json") {
    const body = Readable.from(jsonDocument(found.round, fresh()), { objectMode: false });
    return { fileName: `${name}.json`, type: "application/json; charset=utf-8", body };
  }
  const tables = exportTables(definition);
  const [only] = tables;
  if (tables.length === 1 && only) {
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
  zip.end();
  return { fileName: `${name}.zip`, type: "application/zip", body: Readable.from(zip.outputStream) };
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
) {
  const { id, titleEn, titleBn, period } = round;
  yield `{"round":${JSON.stringify({ id, title: { bn: titleBn, en: titleEn }, period })},"responses":[`;
  let between = "\n";
  for await (const { response, municipality, revision } of all) {
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
      })
    );
    between = ",\n";
  }
  yield "\n]}\n";
}
