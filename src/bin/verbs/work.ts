import { startJobs } from "../../web/house.ts";
import { open, untilStopped } from "./setup.ts";

/** Works off jobs only; as many of these may run beside one another as the database bears. */
export async function work(): Promise<void> {
  const house = await open();
  const jobs = await startJobs(house);
  house.log.info("working off jobs");
  await untilStopped(async () => {
    await jobs.stop();
    await house.close();
  });
}
