import { buffer } from "node:stream/consumers";
import { z } from "zod";
import type { Act } from "../../platform/auth/act.ts";
import { csvText } from "../../platform/csv/write-csv.ts";
import { type InputError, Problem, refusals } from "../../platform/errors/problem.ts";
import { type Answer, download, html, seeOther } from "../../platform/http/answer.ts";
import { readInput } from "../../platform/http/input.ts";
import { page } from "../../platform/http/route.ts";
import { type PageView, renderPage } from "../../platform/ui/page.tsx";
import { editedEntry } from "./municipalities.view.ts";
import { entryColumns, readEntryForm, RegionNames } from "./municipalities.input.ts";
import { municipalityWords } from "./municipalities.messages.ts";
import { editMunicipalityPath, importMunicipalitiesPath, regionPath } from "./municipalities.paths.ts";
import {
  allMunicipalityRows,
  findMunicipality,
  findRegion,
  listDistricts,
  listRegions,
  listUpazilas,
  municipalityHistory,
  municipalityPlaces,
} from "./municipalities.queries.ts";
import { entryOf } from "./municipalities.rules.ts";
import { editMunicipality, importMunicipalities, nameRegion, previewImport } from "./municipalities.service.ts";
import { EditMunicipalityPage } from "./pages/edit-municipality.page.tsx";
import { ImportMunicipalitiesPage, ImportPreviewPage } from "./pages/import-municipalities.page.tsx";
import { RegionPage, RegionsPage } from "./pages/regions.page.tsx";

const permission = "association:municipality:edit";
const CodeParams = z.object({ code: z.string().min(1).max(40) });
const Saved = z.object({ saved: z.literal("yes").optional().catch(undefined) });
const Done = z.object({
  added: z.coerce.number().int().min(0).optional().catch(undefined),
  changed: z.coerce.number().int().min(0).optional().catch(undefined),
});

export const municipalitiesPages = [
  page({
    method: "GET",
    url: "/municipalities/import",
    permission,
    query: Done,
    async handle(_act, { query: { added, changed } }, view) {
      const done = added === undefined || changed === undefined ? undefined : { added, changed };
      return html(renderPage(<ImportMunicipalitiesPage view={view} done={done} />));
    },
  }),
  page({
    method: "GET",
    url: "/municipalities/import/current.csv",
    permission,
    async handle(act) {
      const rows = await allMunicipalityRows(act.db);
      const lines = rows.map((row) => Object.values({ code: row.code, ...entryOf(row) }));
      return download("municipalities.csv", "text/csv; charset=utf-8", csvText(["code", ...entryColumns], lines));
    },
  }),
  page({
    method: "POST",
    url: "/municipalities/import",
    permission,
    async handle(act, { form }, view) {
      const file = form.file("file");
      const t = municipalityWords[act.lang];
      if (!file || file.tooLarge) return refuse(view, { message: file ? t.tooLarge : t.fileMissing });
      const plan = await previewImport(act, file);
      if (plan.errors.length > 0) return refuse(view, { file: file.name, errors: plan.errors });
      const { name, type, bytes } = file;
      const kept = await act.installation.files.save(act.db, { name, type, bytes }, act.actor.personId);
      return html(renderPage(<ImportPreviewPage view={view} plan={plan} fileId={kept.id} />));
    },
  }),
  page({
    method: "POST",
    url: "/municipalities/import/confirm",
    permission,
    async handle(act, { form }, view) {
      const file = await ownFile(act, form.text("file"));
      const plan = await previewImport(act, file);
      // What was there when the person looked may have changed since.
      if (plan.errors.length > 0) return refuse(view, { file: file.name, errors: plan.errors });
      const { added, changed } = await importMunicipalities(act, file);
      return seeOther(`${importMunicipalitiesPath(act.lang)}?added=${added.length}&changed=${changed.length}`);
    },
  }),
  page({
    method: "GET",
    url: "/municipalities/:code/edit",
    permission,
    params: CodeParams,
    query: Saved,
    handle: (act, { params, query }, view) => editPage(act, view, params.code, { saved: query.saved === "yes" }),
  }),
  page({
    method: "POST",
    url: "/municipalities/:code/edit",
    permission,
    params: CodeParams,
    async handle(act, { params, form }, view) {
      const typed = form.values();
      const { values, errors } = readEntryForm(typed);
      const faults = errors.length > 0 ? errors : await faultsOf(editMunicipality(act, params.code, values));
      if (faults.length > 0) return editPage(act, view, params.code, { typed, errors: faults });
      return seeOther(`${editMunicipalityPath(act.lang, params.code)}?saved=yes`);
    },
  }),
  page({
    method: "GET",
    url: "/regions",
    permission,
    handle: async (act, _input, view) =>
      html(renderPage(<RegionsPage view={view} regions={await listRegions(act.db)} />)),
  }),
  page({
    method: "GET",
    url: "/regions/:code",
    permission,
    params: CodeParams,
    query: Saved,
    handle: (act, { params, query }, view) => regionPage(act, view, params.code, { saved: query.saved === "yes" }),
  }),
  page({
    method: "POST",
    url: "/regions/:code",
    permission,
    params: CodeParams,
    async handle(act, { params, form }, view) {
      const read = readInput(RegionNames, form.values());
      const names = { nameBn: form.text("nameBn"), nameEn: form.text("nameEn") };
      if (!read.ok) return regionPage(act, view, params.code, { names, errors: read.errors });
      await nameRegion(act, { code: params.code, ...read.value });
      return seeOther(`${regionPath(act.lang, params.code)}?saved=yes`);
    },
  }),
];

function refuse(view: PageView, refused: Parameters<typeof ImportMunicipalitiesPage>[0]["refused"]): Answer {
  return html(renderPage(<ImportMunicipalitiesPage view={view} refused={refused} />), 422);
}

/** The file that this very person handed in to be looked at. @throws Problem `not-found` */
async function ownFile(act: Act, id: string) {
  const file = z.uuid().safeParse(id).success ? await act.installation.files.find(act.db, id) : undefined;
  if (!file || file.createdBy !== act.actor.personId) throw refusals.notFound();
  return { name: file.name, type: file.type, bytes: await buffer(act.installation.files.read(file)) };
}

/** The faults for which a service refused, to be shown at their fields; any other refusal goes on its way. */
async function faultsOf(work: Promise<unknown>): Promise<InputError[]> {
  try {
    await work;
    return [];
  } catch (error) {
    if (error instanceof Problem && error.code === "bad-input") return error.errors;
    throw error;
  }
}

interface EditState {
  typed?: Record<string, string>;
  errors?: InputError[];
  saved?: boolean;
}

async function editPage(
  act: Act,
  view: PageView,
  code: string,
  { typed, errors = [], saved = false }: EditState,
): Promise<Answer> {
  const municipality = await findMunicipality(act.db, code);
  if (!municipality) throw refusals.notFound();
  const values = editedEntry(municipality, typed);
  const places = {
    districts: await listDistricts(act.db),
    regions: await listRegions(act.db),
    upazilas: (await listUpazilas(act.db)).filter(({ districtCode }) => districtCode === values.district_code),
  };
  const history = await municipalityHistory(act.db, code);
  const shown = { municipality, values, errors, places, history, saved };
  return html(renderPage(<EditMunicipalityPage view={view} {...shown} />), errors.length > 0 ? 422 : 200);
}

interface RegionState {
  names?: { nameBn: string; nameEn: string };
  errors?: InputError[];
  saved?: boolean;
}

async function regionPage(
  act: Act,
  view: PageView,
  code: string,
  { names, errors = [], saved = false }: RegionState,
): Promise<Answer> {
  const region = await findRegion(act.db, code);
  if (!region) throw refusals.notFound();
  const members = await municipalityPlaces(act.db, { region: code });
  const districts = new Map((await listDistricts(act.db)).map((district) => [district.code, district]));
  const shown = { region, names: names ?? region, errors, members, districts, saved };
  return html(renderPage(<RegionPage view={view} {...shown} />), errors.length > 0 ? 422 : 200);
}
