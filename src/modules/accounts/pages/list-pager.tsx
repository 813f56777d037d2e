import { Pager } from "../../../platform/ui/table.tsx";

export interface ListPagerProps {
  /** From 1. */
  page: number;
  /** Rows on a page. */
  size: number;
  total: number;
  href: (page: number) => string;
}

/** The pages of a list before and after this one; nothing when all is on one. */
export function ListPager({ page, size, total, href }: ListPagerProps) {
  const from = (page - 1) * size + 1;
  if (total <= size || from > total) return null;
  const to = Math.min(total, page * size);
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
