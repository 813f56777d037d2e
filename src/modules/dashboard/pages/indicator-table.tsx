import type { Lang } from "../../../platform/i18n/lang.ts";
import { compareNames } from "../../../platform/i18n/collate.ts";
import { FilterSelect, Filters } from "../../../platform/ui/filters.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Section } from "../../../platform/ui/layout.tsx";
import { type Column, DataTable, Pager, Scroll, type Sorting } from "../../../platform/ui/table.tsx";
import { municipalityPath } from "../../municipalities/index.ts";
import type { IndicatorChoice } from "../dashboard.input.ts";
import { indicatorPath, roundFiguresPath } from "../dashboard.paths.ts";
import { classIn, classOptions, exactFigure, nameIn, nameOptions, pageOf, signedDifference } from "../figures.view.ts";
import { indicatorWords } from "../indicator.messages.ts";
import { chosenRows, type IndicatorFigures, type RankedValue } from "../services/indicator.ts";

interface Props {
  found: IndicatorFigures;
  period: string;
  choice: IndicatorChoice;
}

/** All municipalities in order, narrowed and turned by the address; each row leads to the municipality and to its source. */
export function Municipalities({ found, period, choice }: Props) {
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  const { indicator } = found;
  const sort = choice.sort ?? (indicator.direction === "lower" ? "low" : "high");
  const rows = chosenRows(found.municipalities, { ...choice, sort }, (a, b) =>
    compareNames(nameIn(a, lang), nameIn(b, lang), lang),
  );
  const { shown, from, to, previous, next } = pageOf(rows, choice.page);
  const at = (more: Partial<IndicatorChoice>) =>
    `${indicatorPath(lang, indicator.code, { ...choice, page: undefined, ...more })}#ranking`;
  const sorting: Sorting = {
    by: sort === "name" ? "name" : "value",
    order: sort === "high" ? "desc" : "asc",
    href: (by, order) => at({ sort: by === "name" ? "name" : order === "desc" ? "high" : "low" }),
  };
  return (
    <Section id="ranking" title={t.ranking}>
      <Choice found={found} period={period} choice={choice} />
      {rows.length === 0 ? (
        <p>{t.noneMatch}</p>
      ) : (
        <>
          <Scroll label={t.ranking}>
            <DataTable
              caption={t.rankingLead(f.integer(rows.length), f.integer(from), f.integer(to))}
              columns={useColumns(found, period)}
              rows={shown}
              sorting={sorting}
              folded={(row) => <Folded row={row} found={found} />}
            />
          </Scroll>
          <Pager
            from={from}
            to={to}
            total={rows.length}
            previous={previous ? at({ page: previous }) : undefined}
            next={next ? at({ page: next }) : undefined}
          />
        </>
      )}
    </Section>
  );
}

function Choice({ found, period, choice }: Props) {
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  const path = `${indicatorPath(lang, found.indicator.code)}#ranking`;
  const districts = found.districts.map(({ district }) => district);
  const periods = found.figures.map((each) => ({ value: each.period, label: f.fiscalYear(each.period) }));
  const narrowed = choice.district ?? choice.region ?? choice.class;
  return (
    <Filters action={path} keep={choice.sort ? { sort: choice.sort } : {}} clear={narrowed ? path : undefined}>
      <FilterSelect
        name="district"
        label={t.district}
        all={t.all}
        value={choice.district}
        options={nameOptions(districts, lang)}
      />
      <FilterSelect
        name="region"
        label={t.region}
        all={t.all}
        value={choice.region}
        options={nameOptions(found.regions, lang)}
      />
      <FilterSelect name="class" label={t.class} all={t.all} value={choice.class} options={classOptions(lang)} />
      <FilterSelect name="period" label={t.period} all={t.newest} value={period} options={periods} />
    </Filters>
  );
}

function useColumns({ indicator, districts, previous }: IndicatorFigures, period: string): Column<RankedValue>[] {
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  const names = new Map(districts.map(({ district }) => [district.code, nameIn(district, lang)]));
  const value = (each: number | null) =>
    each === null ? <span class="mut">{exactFigure(indicator, each, lang)}</span> : exactFigure(indicator, each, lang);
  const before: Column<RankedValue>[] =
    previous === null
      ? []
      : [
          { head: f.fiscalYear(previous), align: "end", minor: true, cell: (row) => value(row.before) },
          { head: t.change, align: "end", minor: true, cell: (row) => changeText(indicator, row, lang) },
        ];
  return [
    { head: t.rank, cell: ({ rank }) => (rank === null ? "" : f.integer(rank)) },
    {
      head: t.municipality,
      names: true,
      sort: "name",
      cell: (row) => (
        <a class="a" href={municipalityPath(lang, row.code)}>
          {nameIn(row, lang)}
        </a>
      ),
    },
    { head: t.district, minor: true, cell: (row) => names.get(row.districtCode) },
    { head: t.class, minor: true, cell: (row) => (row.class === null ? "" : classIn(row.class, lang)) },
    { head: f.fiscalYear(period), align: "end", sort: "value", cell: (row) => <b>{value(row.value)}</b> },
    ...before,
    { head: t.source, minor: true, cell: (row) => <SourceLink row={row} /> },
  ];
}

function changeText(indicator: IndicatorFigures["indicator"], { value, before }: RankedValue, lang: Lang) {
  return value === null || before === null ? "" : signedDifference(indicator, value - before, lang);
}

/** The round that a value came from, with its revision and the day of its approval. */
function SourceLink({ row: { roundId, revision, approvedAt } }: { row: RankedValue }) {
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  if (roundId === null || revision === null || approvedAt === null) return null;
  const date = f.date(new Date(approvedAt));
  return (
    <a class="a" href={roundFiguresPath(lang, roundId)}>
      {revision > 1 ? t.sourceRevision(f.ordinal(revision), date) : t.firstRevision(date)}
    </a>
  );
}

/** What the left-out columns hold, under the name on phones. */
function Folded({ row, found }: { row: RankedValue; found: IndicatorFigures }) {
  const { lang } = useFrame();
  const district = found.districts.find((each) => each.district.code === row.districtCode)?.district;
  return (
    <>
      {district && nameIn(district, lang)} <SourceLink row={row} />
    </>
  );
}
