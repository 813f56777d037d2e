import { TileMap } from "../../../platform/ui/charts/tile-map.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { More } from "../../../platform/ui/layout.tsx";
import { DataTable, Scroll } from "../../../platform/ui/table.tsx";
import type { Indicator } from "../../indicators/index.ts";
import { indicatorPath } from "../dashboard.paths.ts";
import { exactFigure, indicatorName, nameIn, notKnown, shortFigure } from "../figures.view.ts";
import { indicatorWords } from "../indicator.messages.ts";
import type { DistrictFigure } from "../services/places.ts";
import { mapClasses, tileScale } from "../tiles.view.ts";

export interface DistrictsProps {
  indicator: Indicator;
  period: string;
  districts: DistrictFigure[];
}

/** The districts that are known, the highest figure first. */
export function knownDistricts(districts: readonly DistrictFigure[]): (DistrictFigure & { value: number })[] {
  return districts
    .flatMap((each) => (each.value === null ? [] : [{ ...each, value: each.value }]))
    .sort((a, b) => b.value - a.value);
}

/** An indicator on the map of districts; each tile leads to the district's municipalities. */
export function DistrictMap({ indicator, period, districts, skipTo }: DistrictsProps & { skipTo: string }) {
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  const values = knownDistricts(districts).map(({ value }) => value);
  const scale = tileScale(indicator, values, lang);
  const tiles = districts.map(({ district, value, known, of }) => {
    const figure = value === null ? notKnown[lang] : shortFigure(indicator, value, lang);
    return {
      code: district.code,
      short: lang === "bn" ? district.shortBn : district.shortEn,
      col: district.tileColumn,
      row: district.tileRow,
      divisionCode: district.divisionCode,
      value,
      label: value === null ? "–" : scale.label(value),
      href: `${indicatorPath(lang, indicator.code, { district: district.code, period })}#ranking`,
      title: t.tile(nameIn(district, lang), figure, f.integer(known), f.integer(of)),
    };
  });
  return (
    <div>
      <TileMap label={t.map} tiles={tiles} skipTo={skipTo} {...mapClasses(indicator, values, lang)} />
      {scale.word && <p class="src">{t.countedIn(scale.word)}</p>}
    </div>
  );
}

/** The same as a table. */
export function DistrictTable({ indicator, period, districts }: DistrictsProps) {
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  const known = knownDistricts(districts);
  const rows = [...known, ...districts.filter(({ value }) => value === null)];
  const caption = t.districtCaption(indicatorName(indicator, lang), f.fiscalYear(period));
  return (
    <More title={t.districtTable(f.integer(rows.length))}>
      <Scroll label={caption}>
        <DataTable
          caption={caption}
          columns={[
            { head: t.rank, cell: (row) => (row.value === null ? "" : f.integer(rows.indexOf(row) + 1)) },
            { head: t.district, names: true, cell: ({ district }) => nameIn(district, lang) },
            { head: t.value, align: "end", cell: ({ value }) => exactFigure(indicator, value, lang) },
            { head: t.coverage, align: "end", cell: ({ known: n, of }) => `${f.integer(n)}/${f.integer(of)}` },
          ]}
          rows={rows}
        />
      </Scroll>
    </More>
  );
}
