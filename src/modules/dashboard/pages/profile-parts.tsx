import type { ComponentChildren } from "preact";
import { Strip } from "../../../platform/ui/charts/strip.tsx";
import { Trend } from "../../../platform/ui/charts/trend.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Icon } from "../../../platform/ui/icons/icon.tsx";
import { More, Section } from "../../../platform/ui/layout.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import type { Municipality } from "../../municipalities/index.ts";
import { indicatorPath, roundFiguresPath } from "../dashboard.paths.ts";
import {
  bySector,
  classIn,
  differenceInWords,
  exactFigure,
  figureInWords,
  indicatorName,
  nameIn,
  shortFigure,
} from "../figures.view.ts";
import { changeOf } from "../findings.rules.ts";
import { municipalityWords } from "../municipality.messages.ts";
import type { MunicipalFigure, Placing, Profile } from "../services/municipality.ts";

/** Strips at the top of the page. */
const stripsShown = 4;

function useGroup({ group }: Profile): string {
  const { lang } = useFrame();
  return group ? classIn(group, lang) : municipalityWords[lang].allMunicipalities;
}

/** Its first headline figures, each on the strip of those it is compared with. */
export function Placings({ profile }: { profile: Profile }) {
  const { lang } = useFrame();
  const t = municipalityWords[lang];
  const group = useGroup(profile);
  const name = nameIn(profile.municipality, lang);
  const compared = profile.placings.filter(({ among }) => among > 1).slice(0, stripsShown);
  if (compared.length === 0) return null;
  return (
    <Section id="standing" title={t.standing(group)} lead={t.standingLead(name, group)}>
      <ul class="grid2">
        {compared.map((placing) => (
          <PlacingStrip placing={placing} name={name} group={group} />
        ))}
      </ul>
    </Section>
  );
}

function PlacingStrip({ placing, name, group }: { placing: Placing; name: string; group: string }) {
  const { lang, f } = useFrame();
  const t = municipalityWords[lang];
  const { indicator, value, spread, rank, among } = placing;
  const shown = (each: number) => shortFigure(indicator, each, lang);
  return (
    <li class="card">
      <div class="row sp">
        <h3>
          <a class="a" href={indicatorPath(lang, indicator.code)}>
            {indicatorName(indicator, lang)}
          </a>
        </h3>
        <span class="b">{shown(value)}</span>
      </div>
      <Strip
        {...spread}
        value={value}
        format={shown}
        label={t.ratio(name, shown(value), group, shown(spread.middle))}
      />
      <p class="sm mut mt-2">
        {t.rank(group, f.integer(among))}
        <b>{f.ordinal(rank)}</b>
      </p>
    </li>
  );
}

/** Indicators in which it is in the best or the last quarter. */
export function Standings({ profile }: { profile: Profile }) {
  const { lang } = useFrame();
  const t = municipalityWords[lang];
  const group = useGroup(profile);
  const of = (standing: string) => profile.placings.filter((placing) => placing.standing === standing);
  const [strengths, gaps] = [of("strength"), of("gap")];
  return (
    <section aria-labelledby="strengths">
      <h2 id="strengths">{t.strengthsAndGaps}</h2>
      <p class="mut">{t.standingRule(group)}</p>
      {strengths.length + gaps.length === 0 && <p>{t.noneStanding}</p>}
      <StandingList title={t.strengthsTitle} icon={<Icon name="trending-up" />} placings={strengths} group={group} />
      <StandingList title={t.gapsTitle} icon={<Icon name="trending-down" />} placings={gaps} group={group} />
    </section>
  );
}

interface StandingListProps {
  title: string;
  icon: ComponentChildren;
  placings: Placing[];
  group: string;
}

function StandingList({ title, icon, placings, group }: StandingListProps) {
  const { lang, f } = useFrame();
  if (placings.length === 0) return null;
  return (
    <>
      <h3 class="mt-4 flex gap-2 items-center">
        {icon}
        {title}
      </h3>
      <ul class="list tight">
        {placings.map(({ indicator, value, among, rank }) => (
          <li>
            {municipalityWords[lang].placed(
              indicatorName(indicator, lang),
              figureInWords(indicator, value, lang),
              group,
              f.integer(among),
              f.ordinal(rank),
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Its course beside that of the country. */
export function StandingTrend({
  municipality,
  figure,
  national,
}: NonNullable<Profile["trend"]> & { municipality: Municipality }) {
  const { lang, f } = useFrame();
  const t = municipalityWords[lang];
  const { indicator } = figure;
  const own = figure.values.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }])).reverse();
  const country = own.map(({ period }) => national.find((each) => each.period === period)?.value ?? null);
  const shown = (value: number) => shortFigure(indicator, value, lang);
  const change = changeOf(own, indicator.direction, shown);
  const by = change ? differenceInWords(indicator, change.last.value - change.first.value, lang) : "";
  const name = indicatorName(indicator, lang);
  const title = { rose: t.trendRose(name, by), fell: t.trendFell(name, by), same: name }[change?.course ?? "same"];
  const place = nameIn(municipality, lang);
  return (
    <Section id="trend" title={title}>
      <figure>
        <Trend
          label={`${place}: ${own.map(({ period, value }) => `${f.fiscalYear(period)} ${shown(value)}`).join(", ")}`}
          lines={[
            { name: place, values: own.map(({ value }) => value), strong: true },
            { name: t.country, values: country },
          ]}
          periods={own.map(({ period }) => f.fiscalYear(period).slice(2))}
          format={shown}
          height={240}
        />
      </figure>
      <More title={t.trendTable}>
        <DataTable
          caption={name}
          columns={[
            { head: t.period, cell: (at: number) => f.fiscalYear(own[at]?.period ?? "") },
            { head: place, align: "end", cell: (at) => exactFigure(indicator, own[at]?.value ?? null, lang) },
            { head: t.country, align: "end", cell: (at) => exactFigure(indicator, country[at] ?? null, lang) },
          ]}
          rows={own.map((_, at) => at)}
        />
      </More>
    </Section>
  );
}

/** Everything that is known of it, by sector, with the round and revision that it came from; and what isn't, in words. */
export function AllFigures({ figures }: { figures: MunicipalFigure[] }) {
  const { lang } = useFrame();
  const t = municipalityWords[lang];
  const known = figures.filter(({ newest }) => newest.value !== null);
  const unknown = figures
    .filter(({ newest }) => newest.value === null)
    .map(({ indicator }) => indicatorName(indicator, lang));
  return (
    <Section id="figures" title={t.figures} lead={t.figuresLead}>
      {bySector(known).map(({ sector, figures: rows }) => (
        <SectorFigures title={nameIn(sector, lang)} rows={rows} />
      ))}
      {unknown.length > 0 && <p class="mt-4">{t.unknownFigures(unknown.join(", "))}</p>}
    </Section>
  );
}

function SectorFigures({ title, rows }: { title: string; rows: MunicipalFigure[] }) {
  const { lang, f } = useFrame();
  const t = municipalityWords[lang];
  return (
    <DataTable
      class="mt-4"
      caption={title}
      columns={[
        {
          head: t.indicator,
          cell: ({ indicator }) => <a href={indicatorPath(lang, indicator.code)}>{indicatorName(indicator, lang)}</a>,
        },
        { head: t.value, align: "end", cell: ({ indicator, newest }) => figureInWords(indicator, newest.value, lang) },
        { head: t.period, minor: true, cell: ({ newest }) => f.fiscalYear(newest.period) },
        { head: t.source, minor: true, cell: (row) => <Source row={row} /> },
      ]}
      rows={rows}
      folded={(row) => <Source row={row} />}
    />
  );
}

/** The revision that a figure came from, and when it was approved; it leads to the round. */
function Source({ row: { newest } }: { row: MunicipalFigure }) {
  const { lang, f } = useFrame();
  const t = municipalityWords[lang];
  const { roundId, revision, approvedAt } = newest;
  if (roundId === null || revision === null || approvedAt === null) return null;
  const approved = t.approved(f.date(new Date(approvedAt)));
  return (
    <a href={roundFiguresPath(lang, roundId)}>
      {revision > 1 ? `${t.revision(f.ordinal(revision))}, ${approved}` : approved}
    </a>
  );
}
