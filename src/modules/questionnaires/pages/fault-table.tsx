import { useFrame } from "../../../platform/ui/frame-context.ts";
import { DataTable, Scroll } from "../../../platform/ui/table.tsx";
import type { Fault } from "../../../xlsform/index.ts";
import { questionnaireWords } from "../questionnaires.messages.ts";

/** Faults or warnings of a workbook: each with the place where its author can mend it, counted as Excel counts. */
export function FaultTable({ faults, caption }: { faults: readonly Fault[]; caption: string }) {
  const { lang } = useFrame();
  const t = questionnaireWords[lang];
  return (
    <Scroll label={caption}>
      <DataTable<Fault>
        caption={caption}
        rows={faults}
        folded={({ row, column }) => row !== null && [`${t.row} ${row}`, column].filter(Boolean).join(", ")}
        columns={[
          { head: t.sheet, cell: ({ sheet }) => sheet || t.wholeFile },
          { head: t.row, minor: true, cell: ({ row }) => row },
          { head: t.column, minor: true, cell: ({ column }) => column },
          { head: t.what, cell: ({ message }) => message[lang] },
          { head: t.meant, minor: true, cell: ({ suggestion }) => suggestion && <code>{suggestion}</code> },
        ]}
      />
    </Scroll>
  );
}
