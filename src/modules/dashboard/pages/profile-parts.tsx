import type { ComponentChildren } from "preact";
import { Strip } from "../../../platform/ui/charts/strip.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Icon } from "../../../platform/ui/icons/icon.tsx";
import { Section } from "../../../platform/ui/layout.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import { indicatorPath, roundFiguresPath } from "../dashboard.paths.ts";
import {
  bySector,
  classIn,
  differenceInWords,
  figureInWords,
  indicatorName,
  nameIn,
  shortFigure,
} from "../figures.view.ts";
import { changeOf } from "../findings.rules.ts";
import { municipalityWords } from "../municipality.messages.ts";
import type { MunicipalFigure, Placing, Profile } from "../services/municipality.ts";
import { FigureTrend } from "./figure-trend.tsx";

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
export function StandingTrend({ profile: { municipality, trend } }: { profile: Profile }) {
  const { lang } = useFrame();
  const t = municipalityWords[lang];
  if (!trend) return null;
  const { indicator, values } = trend.figure;
  const own = values.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }])).reverse();
  const country = own.map(({ period }) => trend.national.find((each) => each.period === period)?.value ?? null);
  const change = changeOf(own, indicator.direction, (value) => shortFigure(indicator, value, lang));
  const by = change ? differenceInWords(indicator, change.last.value - change.first.value, lang) : "";
  const name = indicatorName(indicator, lang);
  const title = { rose: t.trendRose(name, by), fell: t.trendFell(name, by), same: name }[change?.course ?? "same"];
  return (
    <Section id="trend" title={title}>
      <FigureTrend
        indicator={indicator}
        lines={[
          { name: nameIn(municipality, lang), values: own.map(({ value }) => value), strong: true },
          { name: t.country, values: country },
        ]}
        periods={own.map(({ period }) => period)}
      />
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
          class: "w-2/5",
          cell: ({ indicator }) => (
            <a class="a" href={indicatorPath(lang, indicator.code)}>
              {indicatorName(indicator, lang)}
            </a>
          ),
        },
        {
          head: t.value,
          align: "end",
          class: "w-1/5",
          cell: ({ indicator, newest }) => figureInWords(indicator, newest.value, lang),
        },
        { head: t.period, minor: true, class: "w-1/6", cell: ({ newest }) => f.fiscalYear(newest.period) },
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
    <a class="a" href={roundFiguresPath(lang, roundId)}>
      {revision > 1 ? `${t.revision(f.ordinal(revision))}, ${approved}` : approved}
    </a>
  );
}
