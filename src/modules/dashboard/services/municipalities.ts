import type { Db } from "../../../platform/db/database.ts";
import {
  listDistricts,
  listDivisions,
  listRegions,
  type MunicipalityPlace,
  municipalityPlaces,
  type Named,
} from "../../municipalities/index.ts";
import type { MunicipalitiesChoice } from "../dashboard.input.ts";

/** The municipalities that were looked for, with what one can narrow the list by. */
export interface MunicipalitiesFound {
  rows: MunicipalityPlace[];
  districts: Named[];
  divisions: Named[];
  regions: Named[];
}

/** Gathers the list of municipalities; those no longer active come up only when they are searched for by name. */
export async function municipalitiesOf(
  db: Db,
  { page: _page, ...filter }: MunicipalitiesChoice,
): Promise<MunicipalitiesFound> {
  return {
    rows: await municipalityPlaces(db, filter.search ? filter : { ...filter, active: true }),
    districts: await listDistricts(db),
    divisions: await listDivisions(db),
    regions: await listRegions(db),
  };
}
