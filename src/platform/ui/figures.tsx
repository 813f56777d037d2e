import type { ComponentChildren } from "preact";
import { type Shade, Swatch } from "./charts/key.tsx";
import { round } from "./charts/scale.ts";
import { linePath } from "./charts/trend.tsx";
import { Icon } from "./icons/icon.tsx";

export interface FigureProps {
  name: ComponentChildren;
  href?: string;
  /** The number with its unit, as it is read. */
  number: ComponentChildren;
  /** What the number means, in a sentence. */
  meaning?: ComponentChildren;
  change?: { direction: "up" | "down" | "same"; text: ComponentChildren };
  /** From how many of how many. */
  coverage?: ComponentChildren;
  /** The last years, drawn small. */
  spark?: readonly (number | null)[];
}

/** A headline number with its meaning, its change and its coverage. */
export function Figure({ name, href, number, meaning, change, coverage, spark }: FigureProps) {
  return (
    <article class="card fig">
      <h3>
        {href ? (
          <a class="a" href={href}>
            {name}
          </a>
        ) : (
          name
        )}
      </h3>
      <div class="row">
        <span class="n">{number}</span>
        {spark && <Spark values={spark} />}
      </div>
      {meaning && <p>{meaning}</p>}
      {change && (
        <p class="sm b">
          <Icon name={directions[change.direction]} /> {change.text}
        </p>
      )}
      {coverage && <p class="sm mut cov">{coverage}</p>}
    </article>
  );
}

const directions = { up: "arrow-up-right", down: "arrow-down-right", same: "arrow-right" } as const;

/** A line without axes; the words beside it say what it says. Nothing for fewer than two known values. */
export function Spark({ values }: { values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (index: number) => round(2 + (index / (values.length - 1)) * 92);
  const y = (value: number) => (high === low ? 18 : round(32 - ((value - low) / (high - low)) * 28));
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg class="spark" viewBox="0 0 96 36" aria-hidden="true">
      <path d={linePath(values, x, y)} />
      <circle class="dot" cx={x(last)} cy={y(values[last]!)} r="4" />
    </svg>
  );
}

/** A count with its colour in the chart beside it. */
export interface Count {
  shade: Shade;
  label: string;
  number: string;
  share?: string;
  href?: string;
}

/** Counts side by side, each with its colour. */
export function Counts({ counts }: { counts: readonly Count[] }) {
  return (
    <ul class="grid4 nums">
      {counts.map(({ shade, label, number, share, href }) => (
        <li class="card">
          <p class="flex items-center gap-2 sm">
            <Swatch shade={shade} class="sw" />
            {href ? <a href={href}>{label}</a> : label}
          </p>
          <p class="n">{number}</p>
          {share && <p class="sm mut">{share}</p>}
        </li>
      ))}
    </ul>
  );
}
