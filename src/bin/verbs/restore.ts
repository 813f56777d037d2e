import { resolve } from "node:path";
import { readableBackup, restore } from "../../platform/backup/restore.ts";
import { openPlace } from "../../web/house.ts";
import { settings } from "./setup.ts";

/** `restore <file>`: reads a backup through, and only when it is whole puts it into an empty place. */
export async function restoreFrom([file]: string[]): Promise<number> {
  if (!file) {
    process.stderr.write("poura restore <file>\n");
    return 2;
  }
  const path = resolve(file);
  const about = await readableBackup(path);
  const place = await openPlace(settings());
  await restore(place.database, place.files, path, about).finally(place.close);
  process.stdout.write(`Everything is back as it was at ${about.at}.\n`);
  return 0;
}
