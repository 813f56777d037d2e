import { resolve } from "node:path";
import { productVersion } from "../../platform/config/config.ts";
import { backUp } from "../../platform/backup/backup.ts";
import { openPlace } from "../../web/house.ts";
import { settings } from "./setup.ts";

/** `backup <file>`: writes everything there is into one file, also while the product runs. */
export async function backup([file]: string[]): Promise<number> {
  if (!file) {
    process.stderr.write("poura backup <file>\n");
    return 2;
  }
  const place = await openPlace(settings());
  const path = resolve(file);
  const { tables, rows, files } = await backUp(place.database, place.files, path, productVersion()).finally(
    place.close,
  );
  process.stdout.write(`${path}: ${rows} rows of ${tables} tables and ${files} files.\n`);
  return 0;
}
