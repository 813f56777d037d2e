import type { Lang } from "../../../platform/i18n/lang.ts";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { LinkButton, PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Facts, SummaryList } from "../../../platform/ui/lists.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import { municipalitiesPath } from "../../municipalities/index.ts";
import { homePath, municipalityFiguresPath, municipalityListPath } from "../dashboard.paths.ts";
import { classIn, figureInWords, indicatorName, nameIn } from "../figures.view.ts";
import { municipalityWords } from "../municipality.messages.ts";
import type { Profile } from "../services/municipality.ts";
import { AllFigures, Placings, StandingTrend, Standings } from "./profile-parts.tsx";

interface Props {
  profile: Profile;
}

/** A municipality: where it stands, what is known of it and from where, and how to reach it. */
export function ProfilePage({ view, profile }: Props & { view: PageView }) {
  const { lang } = view;
  const t = municipalityWords[lang];
  const { municipality, figures } = profile;
  const { district } = municipality;
  const title = t.title(nameIn(municipality, lang));
  const crumbs = [
    { label: t.home, href: homePath(lang) },
    { label: t.list, href: municipalitiesPath(lang) },
    { label: nameIn(district, lang), href: municipalityListPath(lang, { district: district.code }) },
    { label: nameIn(municipality, lang) },
  ];
  const download = (
    <LinkButton href={municipalityFiguresPath(lang, municipality.code)} icon="download">
      {t.downloadFigures}
    </LinkButton>
  );
  return (
    <Page view={view} title={title} crumbs={crumbs}>
      <PageTitle
        title={title}
        kick={kickOf(profile, lang)}
        lead={leadOf(profile, lang)}
        actions={figures.length > 0 && download}
      />
      {!municipality.active && <Note>{t.inactive}</Note>}
      <Placings profile={profile} />
      <div class="split sec">
        {profile.placings.length > 0 ? <Standings profile={profile} /> : <p>{figures.length === 0 && t.noFigures}</p>}
        <AtAGlance profile={profile} />
      </div>
      <StandingTrend profile={profile} />
      {figures.length > 0 && <AllFigures figures={figures} />}
      <Contact profile={profile} />
    </Page>
  );
}

function kickOf({ municipality }: Profile, lang: Lang): string {
  return municipalityWords[lang].kick(nameIn(municipality.district, lang), classIn(municipality.class, lang));
}

/** Up to three strengths and gaps, in one sentence each. */
function leadOf({ placings, group }: Profile, lang: Lang): string | undefined {
  const t = municipalityWords[lang];
  const names = (standing: string) =>
    placings
      .filter((placing) => placing.standing === standing)
      .slice(0, 3)
      .map(({ indicator }) => indicatorName(indicator, lang));
  const [strengths, gaps] = [names("strength"), names("gap")];
  const sentences = [
    strengths.length > 0 && t.strengths(strengths.join(", "), group ? classIn(group, lang) : t.allMunicipalities),
    gaps.length > 0 && t.gaps(gaps.join(", ")),
  ];
  return sentences.filter(Boolean).join(" ") || undefined;
}

/** What every page of a municipality tells, known or not. */
const glance = ["GEN04", "GEN01", "GEN02", "GEN05", "GEN07", "ROA01", "DRA01", "LIG01"];

function AtAGlance({ profile: { municipality, figures } }: Props) {
  const { lang, f } = useFrame();
  const t = municipalityWords[lang];
  const { district, division, region, upazila, established, population, populationBasis } = municipality;
  const figureRows = glance.flatMap((code) => {
    const figure = figures.find(({ indicator }) => indicator.code === code);
    if (!figure) return [];
    const { indicator, newest } = figure;
    return [
      {
        label: indicatorName(indicator, lang),
        value: newest.value === null ? null : figureInWords(indicator, newest.value, lang),
      },
    ];
  });
  const census = {
    label: t.populationOf(f.digits(/\b(?:19|20)\d\d\b/.exec(populationBasis ?? "")?.[0] ?? "")),
    value: population === null ? null : f.integer(population),
  };
  return (
    <section aria-labelledby="glance">
      <h2 id="glance">{t.facts}</h2>
      <Facts
        rows={[
          { label: t.code, value: municipality.code },
          { label: t.class, value: municipality.class && classIn(municipality.class, lang) },
          { label: t.districtAndDivision, value: `${nameIn(district, lang)}, ${nameIn(division, lang)}` },
          { label: t.upazila, value: upazila && nameIn(upazila, lang) },
          { label: t.region, value: nameIn(region, lang) },
          { label: t.established, value: established && f.digits(String(established)) },
          ...(population === null ? [] : [census]),
          ...figureRows,
        ]}
      />
    </section>
  );
}

/** Who speaks for the municipality, by post, and how it has answered. */
function Contact({ profile: { offices, record } }: Props) {
  const { lang, f } = useFrame();
  const t = municipalityWords[lang];
  const head = offices.find(({ role }) => role === "mayor");
  const focal = offices.find(({ role }) => role === "focal-person");
  return (
    <Section id="contact" title={t.contact}>
      <SummaryList
        rows={[
          {
            label: t.head,
            value: head ? t.since(head.designation ?? t.headDefault, f.date(head.fromOn)) : t.headUnnamed,
          },
          { label: t.focalPerson, value: focal ? (focal.designation ?? t.focalDefault) : t.focalNone },
          {
            label: record.due === 0 ? t.answersNone : t.answers(f.integer(record.due)),
            value: record.due === 0 ? t.noRounds : t.answersInTime(f.integer(record.due), f.integer(record.inTime)),
          },
        ]}
      />
    </Section>
  );
}
