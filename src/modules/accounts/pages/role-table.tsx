import type { ComponentChildren } from "preact";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { type Column, DataTable } from "../../../platform/ui/table.tsx";
import { peopleMessages } from "../people.messages.ts";
import type { HoldingView } from "../people.view.ts";

export interface RoleTableProps {
  holdings: HoldingView[];
  /** What can be done to a role that is held. */
  action?: (holding: HoldingView) => ComponentChildren;
}

/** Roles with their days, those held now first. */
export function RoleTable({ holdings, action }: RoleTableProps) {
  const { lang, f } = useFrame();
  const t = peopleMessages[lang];
  const until = ({ held, untilOn }: HoldingView) => (untilOn ? f.date(untilOn) : held ? t.now : "");
  const columns: Column<HoldingView>[] = [
    { head: t.role, cell: ({ text }) => text },
    { head: t.from, minor: true, cell: ({ fromOn }) => f.date(fromOn) },
    { head: t.until, minor: true, cell: until },
  ];
  if (action)
    columns.push({
      head: <span class="sr-only">{t.endRole}</span>,
      cell: (holding) => holding.held && action(holding),
    });
  return (
    <DataTable
      caption={t.roles}
      captionHidden
      rows={[...holdings].sort((a, b) => Number(b.held) - Number(a.held))}
      columns={columns}
      folded={(holding) => `${f.date(holding.fromOn)} – ${until(holding)}`}
    />
  );
}
