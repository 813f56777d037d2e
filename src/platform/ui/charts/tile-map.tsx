import { useFrame } from "../frame-context.ts";
import { Key, type Shade } from "./key.tsx";

/** A district on the map. */
export interface Tile {
  code: string;
  /** Its name as it fits on a tile. */
  short: string;
  col: number;
  row: number;
  divisionCode: string;
  /** Null when it isn't known. */
  value: number | null;
  /** The value as it stands on the tile. */
  label: string;
  href: string;
  /** Name, value and from how many, in one sentence. */
  title: string;
}

export interface TileMapProps {
  /** What the map is of. */
  label: string;
  tiles: readonly Tile[];
  /** The four limits between five classes: a value equal to a limit is in the upper class. */
  breaks: readonly number[];
  /** What each of the five classes is, the lowest first. */
  keyLabels: readonly string[];
  /** The id after the map that the skip link leads to, on this page. */
  skipTo: string;
}

const pitch = 56;
const side = 52;
const inset = 2;

/** Districts as squares where they roughly lie, five classes of green, a thick line between divisions, a hatch where not known. */
export function TileMap({ label, tiles, breaks, keyLabels, skipTo }: TileMapProps) {
  const { t } = useFrame();
  const width = (Math.max(...tiles.map(({ col }) => col)) + 1) * pitch;
  const height = (Math.max(...tiles.map(({ row }) => row)) + 1) * pitch;
  const classes = keyLabels.map((text, index) => ({ shade: `q${index + 1}` as Shade, label: text }));
  const unknown = tiles.some(({ value }) => value === null) ? [{ shade: "unk" as const, label: t.unknown }] : [];
  return (
    <figure>
      <Key entries={[...classes, ...unknown]} />
      <a class="a mapskip" href={`#${skipTo}`}>
        {t.skipMap}
      </a>
      <svg class="map" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
        {tiles.map((tile) => (
          <TileShape tile={tile} shade={tile.value === null ? "unk u" : shadeOf(tile.value, breaks)} />
        ))}
        <path class="dv" d={divisionBorders(tiles)} />
      </svg>
    </figure>
  );
}

/** The class of a value, from `q1` to `q5`. */
export function shadeOf(value: number, breaks: readonly number[]): string {
  return `q${breaks.filter((limit) => value >= limit).length + 1}`;
}

function TileShape({ tile, shade }: { tile: Tile; shade: string }) {
  const x = tile.col * pitch + inset;
  const y = tile.row * pitch + inset;
  const middle = x + side / 2;
  return (
    <a href={tile.href}>
      <title>{tile.title}</title>
      <rect class={shade} x={x} y={y} width={side} height={side} rx="3" />
      <text class="nm" x={middle} y={y + 19}>
        {tile.short}
      </text>
      <text class="nv" x={middle} y={y + 33}>
        {tile.label}
      </text>
    </a>
  );
}

/** The path along every edge where two neighbours lie in different divisions. */
export function divisionBorders(tiles: readonly Pick<Tile, "col" | "row" | "divisionCode">[]): string {
  const division = new Map(tiles.map(({ col, row, divisionCode }) => [`${col},${row}`, divisionCode]));
  const differs = (col: number, row: number, own: string) => (division.get(`${col},${row}`) ?? own) !== own;
  return tiles
    .map(({ col, row, divisionCode }) => {
      const right = differs(col + 1, row, divisionCode) ? `M${(col + 1) * pitch} ${row * pitch}v${pitch}` : "";
      const below = differs(col, row + 1, divisionCode) ? `M${col * pitch} ${(row + 1) * pitch}h${pitch}` : "";
      return right + below;
    })
    .join("");
}
