import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** What this installation is told from outside, read once at start and frozen. */
export interface Config {
  host: string;
  port: number;
  /** Folder of everything we keep: our own database, files, caches. Absolute. */
  dataFolder: string;
  /** A PostgreSQL to use instead of our own; null brings up our own under `dataFolder`. */
  databaseUrl: string | null;
  /** The address people use, without a slash at the end; links in mail begin with it. */
  publicUrl: string;
  /** Where mail goes; null keeps it for an administrator to read. */
  smtpUrl: string | null;
  /** Bytes that a file given as an answer may have. */
  largestFile: number;
  /** Whether the association's staff must sign in in two steps, or may choose to. */
  secondFactor: "offered" | "required";
  /** The first administrator of an empty installation; null prints a one-time link instead. */
  firstAdministrator: { email: string; password: string } | null;
}

/** The shortest password that is taken, in characters. */
export const shortestPassword = 8;

/**
 * Reads the settings of the environment.
 * @returns the settings, or every fault found, one sentence each
 */
export function readConfig(env: NodeJS.ProcessEnv): Config | { faults: string[] } {
  const faults: string[] = [];
  const port = readPort(env.PORT, faults);
  const host = env.HOST?.trim() || "127.0.0.1";
  const config: Config = {
    host,
    port,
    dataFolder: readFolder(env.POURA_DATA),
    databaseUrl: readUrl("DATABASE_URL", env.DATABASE_URL, ["postgres:", "postgresql:"], faults),
    publicUrl:
      readUrl("PUBLIC_URL", env.PUBLIC_URL, ["http:", "https:"], faults)?.replace(/\/+$/, "") ??
      `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    smtpUrl: readUrl("SMTP_URL", env.SMTP_URL, ["smtp:", "smtps:"], faults),
    largestFile: readMegabytes(env.POURA_LARGEST_FILE_MB, faults) * 1024 * 1024,
    secondFactor: readSecondFactor(env.POURA_SECOND_FACTOR, faults),
    firstAdministrator: readAdministrator(env, faults),
  };
  return faults.length > 0 ? { faults } : Object.freeze(config);
}

function readPort(value: string | undefined, faults: string[]): number {
  const port = Number(value?.trim() || "3000");
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    faults.push(`PORT is “${value}”; it must be a whole number from 0 to 65535.`);
  }
  return port;
}

function readMegabytes(value: string | undefined, faults: string[]): number {
  const megabytes = Number(value?.trim() || "25");
  if (!Number.isInteger(megabytes) || megabytes < 1 || megabytes > 1000) {
    faults.push(`POURA_LARGEST_FILE_MB is “${value}”; it must be a whole number from 1 to 1000.`);
  }
  return megabytes;
}

function readSecondFactor(value: string | undefined, faults: string[]): Config["secondFactor"] {
  const chosen = value?.trim() || "offered";
  if (chosen === "offered" || chosen === "required") return chosen;
  faults.push(`POURA_SECOND_FACTOR is “${chosen}”; it must be “offered” or “required”.`);
  return "offered";
}

/** A relative folder stands beside the product, not in the folder one happens to start from. */
function readFolder(value: string | undefined): string {
  const folder = value?.trim() || "var";
  return isAbsolute(folder) ? folder : resolve(projectFolder(), folder);
}

function readUrl(name: string, value: string | undefined, protocols: string[], faults: string[]): string | null {
  const text = value?.trim();
  if (!text) return null;
  // A PostgreSQL address may name a socket instead of a host, which URL.parse does not take.
  const protocol = /^([a-z]+:)\/\/\S+$/i.exec(text)?.[1]?.toLowerCase();
  if (protocol && protocols.includes(protocol)) return text;
  faults.push(`${name} is no address; it must begin with ${protocols.map((each) => `${each}//`).join(" or ")}.`);
  return null;
}

function readAdministrator(env: NodeJS.ProcessEnv, faults: string[]): Config["firstAdministrator"] {
  const email = env.POURA_ADMIN_EMAIL?.trim() ?? "";
  const password = env.POURA_ADMIN_PASSWORD ?? "";
  if (email === "" && password === "") return null;
  if (email === "") faults.push("POURA_ADMIN_PASSWORD is set without POURA_ADMIN_EMAIL.");
  else if (!/^\S+@\S+$/.test(email)) faults.push(`POURA_ADMIN_EMAIL is “${email}”; that is no e-mail address.`);
  if (password === "") faults.push("POURA_ADMIN_EMAIL is set without POURA_ADMIN_PASSWORD.");
  else if (password.length < shortestPassword) {
    faults.push(`POURA_ADMIN_PASSWORD has ${password.length} characters; it must have at least ${shortestPassword}.`);
  }
  return { email, password };
}

/** The folder that holds package.json, from the sources as from the built program. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

/** The product's own version, as package.json has it. */
export function productVersion(): string {
  const text = readFileSync(join(projectFolder(), "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
