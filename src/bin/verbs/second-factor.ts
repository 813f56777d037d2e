import { resetSecondFactorByEmail } from "../../modules/accounts/index.ts";
import { transaction } from "../../platform/db/database.ts";
import { open } from "./setup.ts";

/** `second-factor reset <email>`: for an administrator who lost phone and recovery codes, when no other can help. */
export async function secondFactor([what, email]: string[]): Promise<number> {
  if (what !== "reset" || !email) {
    process.stderr.write("poura second-factor reset <email>\n");
    return 2;
  }
  const house = await open();
  const { database, system } = house;
  const done = await transaction(database.db, (db) => resetSecondFactorByEmail({ ...system, db }, email)).finally(() =>
    house.close(),
  );
  process.stdout.write(
    done
      ? `The second step was taken off ${email}, and the person told.\n`
      : `No one with ${email} has it switched on.\n`,
  );
  return done ? 0 : 1;
}
