import type { Readable } from "node:stream";
import { type Cell, csvStream } from "../../../platform/csv/write-csv.ts";
import type { Db } from "../../../platform/db/database.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { openFigures, type PlaceFigure } from "../../indicators/index.ts";
import {
  findMunicipality,
  listDistricts,
  listDivisions,
  listRegions,
  type MunicipalityFilter,
  municipalityPlaces,
} from "../../municipalities/index.ts";
import { chosenRows, indicatorFiguresOf, type TableChoice } from "./indicator.ts";
import { municipalFigures } from "./municipality.ts";

/** What a table is by. */
export type TableLevel = "municipality" | "district" | "division" | "region" | "country";

const sourceColumns = ["value", "numerator", "denominator", "period", "round", "revision", "approved_at"];

/** Lets a list go out as a stream. */
async function* rowsOf(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly Cell[]> {
  yield* rows;
}

/** An indicator's values of all municipalities that are chosen, with the revision each came from. @throws `not-found` */
export async function municipalTable(
  db: Db,
  code: string,
  period: string | undefined,
  choice: TableChoice,
): Promise<Readable> {
  const found = await indicatorFiguresOf(db, code, period);
  const districts = new Map((await listDistricts(db)).map((district) => [district.code, district]));
  const header = ["code", "name_en", "name_bn", "district_code", "district_en", "district_bn", "region_code", "class"];
  const rows = chosenRows(found.municipalities, choice, (a, b) => (a.code < b.code ? -1 : 1)).map((row) => {
    const district = districts.get(row.districtCode);
    const place = [row.code, row.nameEn, row.nameBn, row.districtCode, district?.nameEn, district?.nameBn];
    const source = [found.period, row.roundId, row.revision, row.approvedAt];
    return [...place, row.regionCode, row.class, row.value, row.numerator, row.denominator, ...source];
  });
  return csvStream([...header, ...sourceColumns], rowsOf(rows));
}

/** An indicator's figures of all places of a level. @throws Problem `not-found` */
export async function placeTable(
  db: Db,
  code: string,
  level: Exclude<TableLevel, "municipality">,
  asked: string | undefined,
): Promise<Readable> {
  const figures = await openFigures(db);
  if (!figures.indicator(code)) throw refusals.notFound();
  const national = await figures.by("country", { codes: [code] });
  const period = asked ?? national.find(({ known }) => known > 0)?.period ?? "";
  const found = new Map<string, PlaceFigure>(
    (await figures.by(level, { codes: [code], period })).map((figure) => [figure.place, figure]),
  );
  const header = [
    "code",
    "name_en",
    "name_bn",
    "value",
    "numerator",
    "denominator",
    "period",
    "known",
    "municipalities",
  ];
  const rows = (await figures.places(level)).map((place) => {
    const figure = found.get(place.code);
    const name = [place.code, place.nameEn, place.nameBn];
    return [...name, figure?.value, figure?.numerator, figure?.denominator, period, figure?.known ?? 0, place.of];
  });
  return csvStream(header, rowsOf(rows));
}

/** Everything that is said about one municipality, every period. @throws Problem `not-found` */
export async function figuresTable(db: Db, code: string): Promise<Readable> {
  if (!(await findMunicipality(db, code))) throw refusals.notFound();
  const all = await municipalFigures(await openFigures(db), code);
  const header = ["indicator", "sector_en", "sector_bn", "name_en", "name_bn", "unit_en", "unit_bn"];
  const rows = all.flatMap(({ indicator, values }) => {
    const { sectorEn, sectorBn, nameEn, nameBn, unitEn, unitBn } = indicator;
    const meaning = [indicator.code, sectorEn, sectorBn, nameEn, nameBn, unitEn, unitBn];
    return values.map(({ value, numerator, denominator, period, roundId, revision, approvedAt }) => [
      ...meaning,
      value,
      numerator,
      denominator,
      period,
      roundId,
      revision,
      approvedAt,
    ]);
  });
  return csvStream([...header, ...sourceColumns], rowsOf(rows));
}

/** The municipalities that match, with the places they lie in. */
export async function municipalitiesTable(db: Db, filter: MunicipalityFilter): Promise<Readable> {
  const byCode = <T extends { code: string }>(all: T[]) => new Map(all.map((each) => [each.code, each]));
  const districts = byCode(await listDistricts(db));
  const divisions = byCode(await listDivisions(db));
  const regions = byCode(await listRegions(db));
  const header = [
    "code",
    "name_en",
    "name_bn",
    "district_code",
    "district_en",
    "district_bn",
    "division_en",
    "division_bn",
  ];
  const rows = (await municipalityPlaces(db, filter)).map((row) => {
    const district = districts.get(row.districtCode);
    const division = divisions.get(row.divisionCode);
    const region = regions.get(row.regionCode);
    const places = [row.districtCode, district?.nameEn, district?.nameBn, division?.nameEn, division?.nameBn];
    const more = [row.regionCode, region?.nameEn, region?.nameBn, row.class, row.population];
    return [row.code, row.nameEn, row.nameBn, ...places, ...more];
  });
  return csvStream([...header, "region_code", "region_en", "region_bn", "class", "population"], rowsOf(rows));
}
