/** Lists the npm packages that run in the product, with their licences, at the end of docs/licences.md. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const root = new URL("..", import.meta.url);
const file = new URL("docs/licences.md", root);
const mark = "<!-- packages -->";
const lock = JSON.parse(readFileSync(new URL("package-lock.json", root), "utf8"));

const packages = Object.entries(lock.packages).flatMap(([path, { dev, devOptional }]) => {
  const manifest = new URL(`${path}/package.json`, root);
  if (path === "" || dev || devOptional || !existsSync(manifest)) return [];
  const { name, version, license } = JSON.parse(readFileSync(manifest, "utf8"));
  return [{ name, version, licence: license?.type ?? license ?? "see its folder" }];
});

const rows = [...new Set(packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`))].sort();
const text = readFileSync(file, "utf8").split(mark)[0];
writeFileSync(file, `${text}${mark}\n\n| package | version | licence |\n| --- | --- | --- |\n${rows.join("\n")}\n`);
console.log(`${rows.length} packages listed in docs/licences.md`);
