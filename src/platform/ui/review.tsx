import type { ComponentChildren } from "preact";
import { useFrame } from "./frame-context.ts";
import { More } from "./layout.tsx";
import { DataTable } from "./table.tsx";

/** An answer before and after: the old one struck, the new one bold; one line when nothing changed. */
export function Difference({ before, after }: { before: string; after: string }) {
  const { t } = useFrame();
  if (before === after) return <>{after || t.unknown}</>;
  return (
    <span class="diff">
      <del>
        <span class="sr-only">{t.before}: </span>
        {before || t.unknown}
      </del>{" "}
      <ins>
        <span class="sr-only">{t.after}: </span>
        {after || t.unknown}
      </ins>
    </span>
  );
}

export interface CommentProps {
  by: ComponentChildren;
  /** When, as a page writes it. */
  at: ComponentChildren;
  /** Whether it answers a comment. */
  reply?: boolean;
  children: ComponentChildren;
}

/** A comment on an answer, or the reply to one; they stand in `ul.list`. Line breaks are kept. */
export function Comment({ by, at, reply, children }: CommentProps) {
  return (
    <li>
      <p class="row sp">
        <b>{by}</b>
        <span class="sm mut">{at}</span>
      </p>
      <p class={reply ? "cmt own" : "cmt"}>{children}</p>
    </li>
  );
}

/** One thing that was done. */
export interface Deed {
  at: ComponentChildren;
  by: ComponentChildren;
  what: ComponentChildren;
}

/** What was done, when and by whom; folded unless it is the page's own matter. */
export function History({ deeds, open }: { deeds: readonly Deed[]; open?: boolean }) {
  const { t } = useFrame();
  const table = (
    <DataTable
      caption={t.history}
      captionHidden={!open}
      rows={deeds}
      columns={[
        { head: t.when, cell: ({ at }) => at },
        { head: t.who, cell: ({ by }) => by },
        { head: t.what, cell: ({ what }) => what },
      ]}
    />
  );
  return open ? table : <More title={t.history}>{table}</More>;
}

/** One of several of a kind: a ward, a meeting. */
export interface RosterItem {
  title: string;
  /** What was written, in one line; or the fields of the one that is open. */
  content: ComponentChildren;
  /** Links and buttons: change, remove. */
  actions?: ComponentChildren;
}

export interface RosterProps {
  /** Unique on the page. */
  id: string;
  title: ComponentChildren;
  hint?: ComponentChildren;
  items: readonly RosterItem[];
  /** The button that adds one. */
  add?: ComponentChildren;
}

/** Answers that repeat: the written ones one line each, the open one with its fields. */
export function Roster({ id, title, hint, items, add }: RosterProps) {
  return (
    <section class="field roster" id={id} aria-labelledby={`${id}-t`}>
      <h2 class="label" id={`${id}-t`}>
        {title}
      </h2>
      {hint && <p class="hint">{hint}</p>}
      <ul>
        {items.map((item) => (
          <li>
            <div class="row sp">
              <h3>{item.title}</h3>
              {item.actions && <span class="acts">{item.actions}</span>}
            </div>
            {item.content}
          </li>
        ))}
      </ul>
      {add && <div class="mt-3">{add}</div>}
    </section>
  );
}
