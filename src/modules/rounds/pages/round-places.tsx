import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { TileMap } from "../../../platform/ui/charts/tile-map.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import { roundsWords } from "../rounds.messages.ts";
import { responsesPath } from "../rounds.paths.ts";
import { furthestBehind, type PlaceView } from "../rounds.view.ts";
import type { RoundShown } from "../services/show-rounds.ts";
import { ProgressMeter } from "./progress-meter.tsx";

interface Props {
  lang: Lang;
  shown: RoundShown;
}

/** Below this many districts a table says more than a map. */
const leastOnMap = 20;

/** How far a round has come, by region and by district. */
export function RoundPlaces(props: Props) {
  const { regions, districts } = props.shown;
  const byDistrict = districts.length < leastOnMap ? <DistrictTable {...props} /> : <DistrictMap {...props} />;
  if (regions.length < 2) return <div class="sec !mt-8">{byDistrict}</div>;
  return (
    <div class="split even sec !mt-8">
      <RegionTable {...props} />
      {byDistrict}
    </div>
  );
}

function RegionTable({ lang, shown }: Props) {
  const t = roundsWords[lang];
  const { regions, whole, round } = shown;
  const behind = furthestBehind(regions, whole).map(({ name }) => name);
  const title =
    behind.length > 0 ? t.behind(formats(lang).list(behind)) : whole.arrived === whole.expected ? t.allIn : t.byRegion;
  return (
    <section aria-labelledby="by-region">
      <h2 id="by-region">{title}</h2>
      <PlaceTable
        lang={lang}
        caption={t.regionCaption}
        head={t.region}
        places={regions}
        total={{ code: "", name: t.total, ...whole }}
        href={({ code }) => responsesPath(lang, round.id, { region: code })}
      />
    </section>
  );
}

function DistrictTable({ lang, shown: { districts, round } }: Props) {
  const t = roundsWords[lang];
  return (
    <section aria-labelledby="by-district">
      <h2 id="by-district">{t.byDistrict}</h2>
      <PlaceTable
        lang={lang}
        caption={t.districtCaption}
        head={t.district}
        places={districts}
        href={({ code }) => responsesPath(lang, round.id, { district: code })}
      />
    </section>
  );
}

interface PlaceTableProps {
  lang: Lang;
  caption: string;
  /** What kind of place the lines are. */
  head: string;
  places: readonly PlaceView[];
  total?: PlaceView;
  href: (place: PlaceView) => string;
}

function PlaceTable({ lang, caption, head, places, total, href }: PlaceTableProps) {
  const t = roundsWords[lang];
  const f = formats(lang);
  return (
    <DataTable
      caption={caption}
      rows={places}
      total={total}
      columns={[
        {
          head,
          cell: (place) =>
            place === total ? (
              place.name
            ) : (
              <a class="a" href={href(place)}>
                {place.name}
              </a>
            ),
        },
        { head: t.state, class: "w-2/5", cell: ({ counts }) => <ProgressMeter counts={counts} /> },
        { head: t.in, align: "end", cell: ({ arrived, expected }) => `${f.integer(arrived)}/${f.integer(expected)}` },
        { head: t.out, align: "end", class: "b", cell: ({ arrived, expected }) => f.integer(expected - arrived) },
      ]}
    />
  );
}

function DistrictMap({ lang, shown }: Props) {
  const t = roundsWords[lang];
  const f = formats(lang);
  const { districts, tiles, round } = shown;
  const mapped = districts.flatMap(({ code, name, rate, arrived, expected }) => {
    const tile = tiles.find((each) => each.code === code);
    if (!tile) return [];
    const percent = Math.round(100 * rate);
    return [
      {
        code,
        short: lang === "bn" ? tile.shortBn : tile.shortEn,
        col: tile.tileColumn,
        row: tile.tileRow,
        divisionCode: tile.divisionCode,
        value: percent,
        label: f.integer(percent),
        href: responsesPath(lang, round.id, { district: code }),
        title: t.tile(name, f.percent(percent), f.integer(expected), f.integer(arrived)),
      },
    ];
  });
  return (
    <section aria-labelledby="by-district">
      <h2 id="by-district">{t.byDistrict}</h2>
      <TileMap label={t.mapLabel} tiles={mapped} breaks={[20, 40, 60, 80]} keyLabels={t.classes} skipTo="responses" />
    </section>
  );
}
