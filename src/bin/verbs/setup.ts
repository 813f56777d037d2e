import { type Config, readConfig } from "../../platform/config/config.ts";
import { log } from "../../platform/logging/log.ts";
import { type House, openHouse } from "../../web/house.ts";

/** Reads the settings and opens the house. @throws with every fault of the settings, a line each */
export async function open(): Promise<House> {
  return openHouse(settings(), log);
}

/** Reads the settings. @throws with every fault, a line each */
export function settings(): Config {
  const config = readConfig(process.env);
  if ("faults" in config)
    throw new Error(`These settings must be mended:\n${config.faults.map((each) => `- ${each}`).join("\n")}`);
  return config;
}

/** Waits for an interrupt or a polite end, then runs `close` once. */
export async function untilStopped(close: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await close();
}
