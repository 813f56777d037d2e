import { useFrame } from "../frame-context.ts";

/** What a colour says; `none` is the hatch of what isn't known. */
export type Shade = "q1" | "q2" | "q3" | "q4" | "q5" | "bar" | "hot" | "unk";

/** A patch of colour. */
export function Swatch({ shade, class: more }: { shade: Shade; class?: string }) {
  return (
    <svg class={more} aria-hidden="true">
      <rect class={shade} width="100%" height="100%" />
    </svg>
  );
}

/** What each colour of a chart says. */
export function Key({ entries }: { entries: readonly { shade: Shade; label: string }[] }) {
  const { t } = useFrame();
  return (
    <ul class="key" aria-label={t.colours}>
      {entries.map(({ shade, label }) => (
        <li>
          <Swatch shade={shade} />
          {label}
        </li>
      ))}
    </ul>
  );
}
