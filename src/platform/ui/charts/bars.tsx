import type { ComponentChildren } from "preact";
import { useFrame } from "../frame-context.ts";
import type { Shade } from "./key.tsx";
import { percentOf } from "./scale.ts";

/** A line of a ranking. */
export interface Ranked {
  name: ComponentChildren;
  href?: string;
  /** Its place, where places are counted. */
  place?: number;
  value: number;
  /** The value in words. */
  label: ComponentChildren;
  /** Set apart: the country among regions. */
  strong?: boolean;
}

/** Bars in order; they always begin at zero. @param most the value of a full bar, @param two two columns when wide */
export function Ranking({ items, most, two }: { items: readonly Ranked[]; most?: number; two?: boolean }) {
  const { f } = useFrame();
  const full = most ?? Math.max(...items.map(({ value }) => value));
  return (
    <ol class={two ? "rank two" : "rank"}>
      {items.map(({ name, href, place, value, label, strong }) => (
        <li>
          <span class={strong ? "b" : undefined}>
            {place !== undefined && `${f.integer(place)}. `}
            {href ? <a href={href}>{name}</a> : name}
          </span>
          <svg aria-hidden="true">
            <rect class="trk" width="100%" height="100%" />
            <rect class="bar" width={percentOf(Math.max(value, 0), full)} height="100%" />
          </svg>
          <b>{label}</b>
        </li>
      ))}
    </ol>
  );
}

/** A part of a whole. */
export interface Segment {
  shade: Shade;
  value: number;
  label: string;
}

/** Parts of a whole beside one another; what they are is also said in words. @param wide as wide as its place */
export function StackedMeter({ segments, wide }: { segments: readonly Segment[]; wide?: boolean }) {
  const { f } = useFrame();
  const total = segments.reduce((sum, { value }) => sum + value, 0);
  let start = 0;
  return (
    <>
      <svg class={wide ? "meter w-full" : "meter"} aria-hidden="true">
        {segments.map(({ shade, value }) => {
          const x = start;
          start += value;
          return (
            value > 0 && <rect class={shade} x={percentOf(x, total)} width={percentOf(value, total)} height="100%" />
          );
        })}
      </svg>
      <span class="sr-only">{segments.map(({ label, value }) => `${label} ${f.integer(value)}`).join(", ")}</span>
    </>
  );
}

/** How much of a whole is done. @param label says it in words */
export function ShareBar({ value, total, label }: { value: number; total: number; label: string }) {
  return (
    <svg class="meter w-full max-w-md mt-2" role="img" aria-label={label}>
      <rect class="trk" width="100%" height="100%" />
      <rect class="bar" width={percentOf(value, total)} height="100%" />
    </svg>
  );
}
