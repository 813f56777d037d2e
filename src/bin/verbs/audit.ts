import { verifyAudit } from "../../platform/audit/audit-chain.ts";
import { open } from "./setup.ts";

/** `audit verify`: prints what the check of the chain found; exit 1 when it is broken. */
export async function audit([what]: string[]): Promise<number> {
  if (what !== "verify") {
    process.stderr.write("poura audit verify\n");
    return 2;
  }
  const house = await open();
  const report = await verifyAudit(house.database.db).finally(() => house.close());
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  return report.ok ? 0 : 1;
}
