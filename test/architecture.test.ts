import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { modules } from "../src/web/modules.ts";

const root = join(import.meta.dirname, "..");
const source = join(root, "src");

interface SourceFile {
  /** Path below src, as `modules/rounds/rounds.rules.ts`. */
  path: string;
  imports: { of: string; typeOnly: boolean }[];
  text: string;
}

const files: SourceFile[] = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.includes("/testing/"))
  .map((path) => {
    const text = readFileSync(join(source, path), "utf8");
    return { path, text, imports: importsOf(path, text) };
  });

function importsOf(path: string, text: string): SourceFile["imports"] {
  const found = text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"/gm);
  return [...found].map(([, type, of]) => ({
    of: of!.startsWith(".") ? normalize(join(dirname(path), of!)) : of!,
    typeOnly: type !== undefined,
  }));
}

const floors = ["xlsform", "platform", "modules", "web", "bin"];
const floorOf = (path: string) => floors.indexOf(path.split("/")[0]!);
const moduleOf = (path: string) => /^modules\/([^/]+)\//.exec(path)?.[1];
const isOurs = (path: string) => floorOf(path) >= 0;

/** Base ← collecting, exchange ← read models: a module may import those of a lower rank, and earlier ones of its own. */
const ranks: Record<string, number> = {
  accounts: 0,
  municipalities: 0,
  committees: 0,
  questionnaires: 1,
  rounds: 1,
  safeguards: 1,
  grievances: 1,
  practices: 1,
  needs: 1,
  meetings: 1,
  events: 1,
  publications: 1,
  newsletter: 1,
  indicators: 2,
  dashboard: 2,
  monitoring: 2,
};
const readModels = Object.keys(ranks).filter((name) => ranks[name] === 2);

function violations(check: (file: SourceFile, imported: SourceFile["imports"][number]) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter((imported) => check(file, imported)).map((imported) => `${file.path} → ${imported.of}`),
  );
}

describe("The house", () => {
  it("has imports that only point down", () => {
    expect(violations((file, { of }) => isOurs(of) && floorOf(of) > floorOf(file.path))).toEqual([]);
  });

  it("keeps the ground pure: xlsform imports nothing of ours, and node only to read workbooks", () => {
    const outside = violations(
      ({ path }, { of }) =>
        path.startsWith("xlsform/") && !of.startsWith("xlsform/") && !["fflate", "saxes"].includes(of),
    );
    expect(outside).toEqual([]);
  });

  it("has no circles between files", () => {
    const graph = new Map(
      files.map(({ path, imports }) => [path, imports.filter((i) => !i.typeOnly).map((i) => i.of)]),
    );
    const done = new Set<string>();
    const walk = (path: string, trail: string[]): string[] | null => {
      if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
      if (done.has(path)) return null;
      for (const next of graph.get(path) ?? []) {
        const circle = walk(next, [...trail, path]);
        if (circle) return circle;
      }
      done.add(path);
      return null;
    };
    for (const path of graph.keys()) expect(walk(path, [])?.join(" → ") ?? "none").toBe("none");
  });

  it("lets a module import another only by its index (questionnaires also by what runs in a browser), or its tables for foreign keys and reading", () => {
    const astray = violations(({ path }, { of }) => {
      const [own, other] = [moduleOf(path), moduleOf(of)];
      if (!own || !other || own === other) return false;
      if (of === `modules/${other}/index.ts` || of === "modules/questionnaires/fields.ts") return false;
      if (of === "modules/questionnaires/on-demand.ts") return false;
      const forTables = of.endsWith(".tables.ts");
      const queries = /(\.queries\.ts|\/queries\/[^/]+\.ts|\.tables\.ts)$/.test(path);
      return !(forTables && queries);
    });
    expect(astray).toEqual([]);
  });

  it("ranks its modules: base, collecting and exchange, read models, which nothing imports", () => {
    const upward = violations(({ path }, { of }) => {
      const [own, other] = [moduleOf(path), moduleOf(of)];
      return Boolean(own && other && own !== other && ranks[other]! > ranks[own]!);
    });
    expect(upward).toEqual([]);
    const read = violations(({ path }, { of }) => {
      const [own, other] = [moduleOf(path), moduleOf(of)];
      return Boolean(other && own && own !== other && readModels.includes(other) && !readModels.includes(own));
    });
    expect(read).toEqual([]);
  });

  it("lets read models read others' tables and never write them", () => {
    const writers = files.filter(({ path, text }) => {
      const own = moduleOf(path);
      if (!own || !readModels.includes(own)) return false;
      const foreign = [...text.matchAll(/\b(?:db|tx)\s*\.(?:insert|update|delete)\((\w+)\)/g)].map(
        ([, table]) => table!,
      );
      const ownTables = files.find((each) => each.path === `modules/${own}/${own}.tables.ts`)?.text ?? "";
      return foreign.some((table) => !ownTables.includes(`export const ${table} `) && table !== "settings");
    });
    expect(writers.map(({ path }) => path)).toEqual([]);
  });

  it("lets only the web's own ground know Fastify, and only queries, tables and the database's ground know Drizzle", () => {
    expect(
      violations(
        ({ path }, { of }) =>
          /^(fastify$|@fastify\/)/.test(of) && !path.startsWith("platform/http/") && path !== "web/house.ts",
      ),
    ).toEqual([]);
    const knowing = violations(
      ({ path }, { of }) =>
        of.startsWith("drizzle-orm") &&
        !/(\.queries\.ts|\/queries\/[^/]+\.ts|\.tables\.ts)$/.test(path) &&
        !path.startsWith("platform/") &&
        path !== "web/house.ts",
    );
    expect(knowing).toEqual([]);
  });

  it("keeps rules, policy, view and input pure: no database, no server, no clock of their own", () => {
    const impure = violations(
      ({ path }, { of, typeOnly }) =>
        /\.(rules|policy|view|input)\.ts$/.test(path) &&
        !typeOnly &&
        (/^(node:|drizzle-orm|fastify|pg$)/.test(of) ||
          of.startsWith("platform/db/") ||
          /\.(queries|service|tables)\.ts$/.test(of)),
    );
    expect(impure).toEqual([]);
  });

  it("has no folder whose name says nothing", () => {
    const folders = new Set(files.flatMap(({ path }) => dirname(path).split("/")));
    for (const name of ["utils", "helpers", "common", "shared", "lib"]) expect(folders).not.toContain(name);
  });

  it("declares a permission on every route, and no address twice", () => {
    const routes = modules.flatMap(({ pages = [], api = [] }) => [...pages, ...api]);
    expect(routes.length).toBeGreaterThan(40);
    for (const { permission, url } of routes) expect(permission, url).toBeTruthy();
    const addresses = routes.map(({ kind, method, url }) => `${kind} ${method} ${url.replace(/:\w+/g, ":")}`);
    expect(addresses.filter((each, index) => addresses.indexOf(each) !== index)).toEqual([]);
  });

  it("names no path of a machine and leaves nothing for later", () => {
    const told = files.filter(({ text }) =>
      /\b(TODO|FIXME|HACK)\b|@ts-ignore|@ts-nocheck|as unknown as|: any\b|["'` ]\/(work|home)\//.test(text),
    );
    expect(told.map(({ path }) => relative(".", path))).toEqual([]);
  });
});
