import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Difference } from "../../../platform/ui/review.tsx";
import type { EntryColumn } from "../municipalities.input.ts";
import { municipalityWords } from "../municipalities.messages.ts";

/** The changed fields of one entry, each with what it was and what it becomes. */
export function Changes({ changes }: { changes: Record<string, [unknown, unknown]> }) {
  const { lang } = useFrame();
  const names: Record<string, string> = municipalityWords[lang].columns satisfies Record<EntryColumn, string>;
  return (
    <ul>
      {Object.entries(changes).map(([column, [before, after]]) => (
        <li>
          {names[column] ?? column}: <Difference before={written(before)} after={written(after)} />
        </li>
      ))}
    </ul>
  );
}

/** Codes and figures as files have them, so that both sides can be compared letter by letter. */
function written(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}
