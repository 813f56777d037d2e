import { ensureFirstAdministrator } from "../../modules/accounts/index.ts";
import { buildWeb, type House, startJobs } from "../../web/house.ts";
import { open, untilStopped } from "./setup.ts";

/** Runs the product until it is told to stop. */
export async function serve(): Promise<void> {
  const house = await open();
  const link = await ensureFirstAdministrator(house.system, house.config.firstAdministrator);
  await serveHouse(
    house,
    link ? [`This installation has no administrator yet. Set it up here, once:`, `  ${link}`] : [],
  );
}

/** Serves web and jobs, prints where, and stops cleanly when told to. */
export async function serveHouse(house: House, words: string[]): Promise<void> {
  const { host, port, publicUrl } = house.config;
  const app = await buildWeb(house);
  const jobs = await startJobs(house);
  await app.listen({ host, port });
  process.stdout.write(`${["", `Poura is running at ${publicUrl}`, ...words, ""].join("\n")}\n`);
  await untilStopped(async () => {
    await app.close();
    await jobs.stop();
    await house.close();
  });
}
