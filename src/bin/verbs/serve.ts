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
  const close = async () => {
    await app.close();
    await jobs.stop();
    await house.close();
  };
  await app.listen({ host, port }).catch(async (error: NodeJS.ErrnoException) => {
    await close();
    throw error.code === "EADDRINUSE" ? portTaken(port, host) : error;
  });
  process.stdout.write(`${["", `Poura is running at ${publicUrl}`, ...words, ""].join("\n")}\n`);
  await untilStopped(close);
}

function portTaken(port: number, host: string): Error {
  return new Error(`Another program listens on port ${port} of ${host}. Stop it, or set PORT to a free one.`);
}
