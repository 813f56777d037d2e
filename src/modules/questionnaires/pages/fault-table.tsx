import { useFrame } from "../../../platform/ui/frame-context.ts";
import type { Fault } from "../../../xlsform/index.ts";
import { questionnaireWords } from "../questionnaires.messages.ts";

/** Faults or warnings of a workbook: each with the place where its author can mend it. Sheets count rows in Latin digits. */
export function FaultTable({ faults, caption }: { faults: readonly Fault[]; caption: string }) {
  const { lang } = useFrame();
  const t = questionnaireWords[lang];
  return (
    <table class="tbl">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.sheet}</th>
          <th scope="col">{t.row}</th>
          <th scope="col">{t.column}</th>
          <th scope="col">{t.what}</th>
          <th scope="col">{t.meant}</th>
        </tr>
      </thead>
      <tbody>
        {faults.map(({ sheet, row, column, message, suggestion }) => (
          <tr>
            <td>{sheet || t.wholeFile}</td>
            <td>{row}</td>
            <td>{column}</td>
            <td>{message[lang]}</td>
            <td>{suggestion && <code>{suggestion}</code>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
