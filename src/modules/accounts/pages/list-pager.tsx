import { Pager } from "../../../platform/ui/table.tsx";
import { partOfList } from "../accounts.rules.ts";

export interface ListPagerProps {
  /** From 1. */
  page: number;
  total: number;
  href: (page: number) => string;
}

/** The pages of a list before and after this one; nothing when all is on one. */
export function ListPager({ page, total, href }: ListPagerProps) {
  const { offset, limit } = partOfList(page);
  const from = offset + 1;
  if (total <= limit || from > total) return null;
  const to = Math.min(total, offset + limit);
  return (
    <Pager
      from={from}
      to={to}
      total={total}
      previous={page > 1 ? href(page - 1) : undefined}
      next={to < total ? href(page + 1) : undefined}
    />
  );
}
