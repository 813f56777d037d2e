import type { ComponentChildren } from "preact";
import { Icon } from "./icons/icon.tsx";
import type { IconName } from "./icons/icons.ts";

/** Red (`bad`) is for an error or a missed date only; what waits is blue, what asks for a correction amber. */
export type Tone = "neutral" | "ok" | "info" | "warn" | "bad" | "none";

const badges: Record<Tone, { look: string; icon: IconName }> = {
  neutral: { look: "badge", icon: "pencil" },
  ok: { look: "badge badge-ok", icon: "check" },
  info: { look: "badge badge-info", icon: "send" },
  warn: { look: "badge badge-warn", icon: "undo-2" },
  bad: { look: "badge badge-bad", icon: "circle-alert" },
  none: { look: "badge badge-none", icon: "circle-dashed" },
};

/** A state: always a drawing and a word, never colour alone. */
export function Badge({
  tone = "neutral",
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: ComponentChildren;
}) {
  return (
    <span class={badges[tone].look}>
      <Icon name={icon ?? badges[tone].icon} />
      {children}
    </span>
  );
}

type NoteTone = "info" | "warn" | "ok";

const noteIcons: Record<NoteTone, IconName> = { info: "info", warn: "triangle-alert", ok: "circle-check" };

export interface NoteProps {
  tone?: NoteTone;
  icon?: IconName;
  /** Whether it tells what has just happened, and so is read aloud. */
  live?: boolean;
  class?: string;
  children: ComponentChildren;
}

/** A message on a page; one a screen, if possible. */
export function Note({ tone = "info", icon, live, class: more, children }: NoteProps) {
  return (
    <div class={`note note-${tone}${more ? ` ${more}` : ""}`} role={live ? "status" : undefined}>
      <Icon name={icon ?? noteIcons[tone]} />
      <div>{children}</div>
    </div>
  );
}

/** Where what one has written is kept: সকাল ১০:৪২-এ সংরক্ষিত. */
export function SavedState({ icon = "check", children }: { icon?: IconName; children: ComponentChildren }) {
  return (
    <p class="saved" role="status">
      <Icon name={icon} />
      {children}
    </p>
  );
}

/** When something is due. */
export function DueDate({ children }: { children: ComponentChildren }) {
  return (
    <p class="due">
      <Icon name="calendar" />
      <span>{children}</span>
    </p>
  );
}

/** The proof that something was handed in. */
export function Receipt({ title, numberLabel, number, children }: ReceiptProps) {
  return (
    <div class="receipt">
      <h1 class="flex gap-3 items-center">
        <Icon name="circle-check" />
        {title}
      </h1>
      <p class="mt-3">{numberLabel}</p>
      <p class="no">{number}</p>
      {children && <div class="mt-2">{children}</div>}
    </div>
  );
}

export interface ReceiptProps {
  title: ComponentChildren;
  numberLabel: ComponentChildren;
  number: string;
  children?: ComponentChildren;
}
