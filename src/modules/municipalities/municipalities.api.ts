import { z } from "zod";
import { csvFault } from "../../platform/csv/read-csv.ts";
import { refusals } from "../../platform/errors/problem.ts";
import { json } from "../../platform/http/answer.ts";
import { afterKey, listing, listQuery, listSchema } from "../../platform/http/listing.ts";
import { api } from "../../platform/http/route.ts";
import { MunicipalityQuery } from "./municipalities.input.ts";
import {
  findMunicipality,
  listDistricts,
  listDivisions,
  listMunicipalities,
  listRegions,
} from "./municipalities.queries.ts";
import { importMunicipalities } from "./municipalities.service.ts";

const Named = z.object({ code: z.string(), nameEn: z.string(), nameBn: z.string() });
const Municipality = Named.extend({
  district: Named,
  division: Named,
  region: Named,
  upazila: Named.nullable(),
  class: z.enum(["A", "B", "C"]).nullable(),
  classSince: z.iso.date().nullable(),
  established: z.int().nullable(),
  population: z.int().nullable(),
  populationBasis: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  active: z.boolean(),
  updatedAt: z.iso.datetime(),
});
const District = Named.extend({
  divisionCode: z.string(),
  tileColumn: z.int(),
  tileRow: z.int(),
  shortEn: z.string(),
  shortBn: z.string(),
});
const Report = z.object({
  added: z.array(z.string()),
  changed: z.array(z.object({ code: z.string(), fields: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])) })),
  unchanged: z.int(),
  errors: z.array(z.never()),
});

type ListQuery = z.output<typeof listQuery>;

/** One page of a list that is short enough to be fetched whole. */
function pageOf<T extends { code: string }>(all: T[], { limit, cursor }: ListQuery) {
  const after = afterKey(cursor);
  const rest = after === null ? all : all.filter(({ code }) => code > after);
  return json(listing(rest, all.length, limit, ({ code }) => code));
}

export const municipalitiesApi = [
  api({
    method: "GET",
    url: "/municipalities",
    permission: "public",
    summary: "Lists the municipalities; `search` looks in the names of both languages and in the code.",
    query: listQuery.extend(MunicipalityQuery.shape),
    answer: { status: 200, schema: listSchema(Municipality) },
    async handle(visit, { query: { limit, cursor, ...filter } }) {
      const { rows, total } = await listMunicipalities(visit.db, filter, { limit, after: afterKey(cursor) });
      return json(listing(rows, total, limit, ({ code }) => code));
    },
  }),
  api({
    method: "GET",
    url: "/municipalities/:code",
    permission: "public",
    summary: "One municipality with the places it lies in.",
    params: z.object({ code: z.string() }),
    answer: { status: 200, schema: Municipality },
    async handle(visit, { params }) {
      const found = await findMunicipality(visit.db, params.code);
      if (!found) throw refusals.notFound();
      return json(found);
    },
  }),
  api({
    method: "POST",
    url: "/municipalities/import",
    permission: "association:municipality:edit",
    summary:
      "Adds and changes municipalities from a CSV file, in the part `file` or as the body itself (text/csv): every row, or none when any has a fault.",
    body: "multipart",
    answer: { status: 200, schema: Report },
    async handle(act, { form }) {
      const file = form.file("file");
      if (!file) throw refusals.badInput([{ ...csvFault(null, null, "required", noFile), path: "file" }]);
      if (file.tooLarge) throw refusals.tooLarge("10 MB");
      const { added, changed, unchanged } = await importMunicipalities(act, file);
      return json({
        added: added.map(({ code }) => code),
        changed: changed.map(({ code, differences }) => ({ code, fields: differences })),
        unchanged,
        errors: [],
      });
    },
  }),
  api({
    method: "GET",
    url: "/regions",
    permission: "public",
    summary: "Lists the association's regions with the number of municipalities of each.",
    query: listQuery,
    answer: { status: 200, schema: listSchema(Named.extend({ municipalities: z.int() })) },
    handle: async (visit, { query }) => pageOf(await listRegions(visit.db), query),
  }),
  api({
    method: "GET",
    url: "/districts",
    permission: "public",
    summary: "Lists the districts with their places on the tile map.",
    query: listQuery,
    answer: { status: 200, schema: listSchema(District) },
    handle: async (visit, { query }) => pageOf(await listDistricts(visit.db), query),
  }),
  api({
    method: "GET",
    url: "/divisions",
    permission: "public",
    summary: "Lists the divisions.",
    query: listQuery,
    answer: { status: 200, schema: listSchema(Named) },
    handle: async (visit, { query }) => pageOf(await listDivisions(visit.db), query),
  }),
];

const noFile = { bn: "একটি CSV ফাইল দিন", en: "Give a CSV file in the part named “file”" };
