import type { ComponentChildren } from "preact";
import { useFrame } from "./frame-context.ts";
import { Icon } from "./icons/icon.tsx";
import { LinkButton } from "./layout.tsx";

/** A column of a table. */
export interface Column<Row> {
  head: ComponentChildren;
  cell: (row: Row) => ComponentChildren;
  /** Numbers stand at the end. */
  align?: "end";
  /** Left out on phones; say what it holds by `folded`. */
  minor?: boolean;
  /** The name by which the address sorts; its head becomes a link. */
  sort?: string;
  /** The column that names the row; the first one unless another says so. */
  names?: boolean;
  class?: string;
}

/** By what a table is sorted, and the address that sorts it otherwise. */
export interface Sorting {
  by: string;
  order: "asc" | "desc";
  href: (by: string, order: "asc" | "desc") => string;
}

export interface DataTableProps<Row> {
  caption: ComponentChildren;
  /** When a heading above says the same. */
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  sorting?: Sorting;
  /** What the left-out columns hold, under the row's name on phones. */
  folded?: (row: Row) => ComponentChildren;
  /** On phones a card for each row; only for a few rows. */
  cards?: boolean;
  /** The row at the end, set apart. */
  total?: Row;
  class?: string;
}

/** A table that is readable on a phone and aloud. Wide ones stand in `Scroll`. */
export function DataTable<Row>(table: DataTableProps<Row>) {
  const { caption, captionHidden, columns, rows, sorting, cards, total, class: more } = table;
  return (
    <table class={["tbl", cards && "cards", more].filter(Boolean).join(" ")}>
      <caption class={captionHidden ? "sr-only" : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head column={column} sorting={sorting} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <Cells row={row} table={table} />
          </tr>
        ))}
        {total && (
          <tr class="tot">
            <Cells row={total} table={table} />
          </tr>
        )}
      </tbody>
    </table>
  );
}

function look<Row>({ align, minor, class: more }: Column<Row>): string | undefined {
  return [align === "end" && "r", minor && "hide-s", more].filter(Boolean).join(" ") || undefined;
}

function Head<Row>({ column, sorting }: { column: Column<Row>; sorting?: Sorting }) {
  const { t } = useFrame();
  const { head, sort } = column;
  if (!sort || !sorting) {
    return (
      <th scope="col" class={look(column)}>
        {head}
      </th>
    );
  }
  const sorted = sorting.by === sort ? sorting.order : undefined;
  const next = sorted === "asc" ? "desc" : "asc";
  return (
    <th scope="col" class={look(column)} aria-sort={sorted && (sorted === "asc" ? "ascending" : "descending")}>
      <a href={sorting.href(sort, next)}>
        {head}
        <span class="sr-only">, {next === "asc" ? t.ascending : t.descending}</span>
        {sorted && <Icon name={sorted === "asc" ? "arrow-up" : "arrow-down"} />}
      </a>
    </th>
  );
}

function Cells<Row>({ row, table: { columns, folded, cards, total } }: { row: Row; table: DataTableProps<Row> }) {
  const naming = Math.max(
    columns.findIndex(({ names }) => names),
    0,
  );
  return (
    <>
      {columns.map((column, index) =>
        index === naming ? (
          <th scope="row" class={look(column)}>
            {column.cell(row)}
            {folded && row !== total && <small class="only-s">{folded(row)}</small>}
          </th>
        ) : (
          <td class={look(column)} data-l={cards && typeof column.head === "string" ? column.head : undefined}>
            {column.cell(row)}
          </td>
        ),
      )}
    </>
  );
}

/** Lets a wide table be scrolled sideways, by keyboard too. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}

export interface PagerProps {
  /** Places of the first and last row shown, from 1. */
  from: number;
  to: number;
  total: number;
  previous?: string;
  next?: string;
}

/** Which rows of how many, and the pages before and after. */
export function Pager({ from, to, total, previous, next }: PagerProps) {
  const { t, f } = useFrame();
  return (
    <nav class="pager" aria-label={t.pages}>
      <span class="mut">{t.range(f.integer(from), f.integer(to), f.integer(total))}</span>
      <span class="acts">
        {previous && (
          <LinkButton href={previous} icon="arrow-left">
            {t.previous}
          </LinkButton>
        )}
        {next && (
          <LinkButton href={next} onward>
            {t.next}
          </LinkButton>
        )}
      </span>
    </nav>
  );
}
