export { municipalitiesModule } from "./municipalities.module.ts";
export {
  findMunicipality,
  findRegion,
  listDistricts,
  listDivisions,
  listMunicipalities,
  listRegions,
  municipalityPlaces,
  placeOfMunicipality,
} from "./municipalities.queries.ts";
export type {
  District,
  Municipality,
  MunicipalityClass,
  MunicipalityFilter,
  MunicipalityPlace,
  Named,
} from "./municipalities.queries.ts";
export { editMunicipalityPath, municipalitiesPath, municipalityPath, regionsPath } from "./municipalities.paths.ts";
export { loadReferenceFacts } from "./reference-facts.ts";
