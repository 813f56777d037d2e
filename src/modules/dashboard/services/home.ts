import type { Db } from "../../../platform/db/database.ts";
import { openFigures } from "../../indicators/index.ts";
import { listRegions } from "../../municipalities/index.ts";
import { roundState } from "../../rounds/index.ts";
import { type PublicRound, publicRounds, sharesOfRound } from "../dashboard.queries.ts";
import { type DistrictFigure, districtFigures, type NationalFigure, nationalFigures } from "./places.ts";
import { type RegionShare, regionShares } from "./rounds.ts";

/** Figures on the first page. */
const shown = 4;

/** What the first page shows. */
export interface Home {
  /** Active municipalities of the country. */
  municipalities: number;
  /** Rounds that take answers: the one due next first, those past their day at the end. */
  open: PublicRound[];
  /** The headline figures; empty as long as none is known. */
  headlines: NationalFigure[];
  /** The first of them by district, in its newest period. */
  map: { figure: NationalFigure; period: string; districts: DistrictFigure[] } | null;
  /** The first of them, by region. */
  running: { round: PublicRound; regions: RegionShare[] } | null;
}

/** Gathers the first page. @param today `YYYY-MM-DD` */
export async function homeOf(db: Db, today: string): Promise<Home> {
  const figures = await openFigures(db);
  const [country] = await figures.places("country");
  const headlines = (await nationalFigures(figures, figures.headlines())).filter((each) => each.figures.length > 0);
  const open = (await publicRounds(db, { stillOpen: true }))
    .filter((round) => roundState(round, today) === "open")
    .sort((a, b) => dueOrder(a, b, today));
  const [first] = headlines;
  const period = first?.figures[0]?.period;
  const districts = first && period ? await districtFigures(db, figures, first.indicator, period) : [];
  const round = open.find(({ expected }) => expected > 0);
  const regions = round ? regionShares(await listRegions(db), await sharesOfRound(db, round.id)) : [];
  return {
    municipalities: country?.of ?? 0,
    open,
    headlines: headlines.slice(0, shown),
    map: first && period ? { figure: first, period, districts } : null,
    running: round ? { round, regions } : null,
  };
}

/** What is due next comes first; what is past its day at the end, the latest of it first. */
function dueOrder(a: PublicRound, b: PublicRound, today: string): number {
  const past = (round: PublicRound) => Number(round.dueOn < today);
  const later = a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn);
  return past(a) - past(b) || (past(a) ? -later : later);
}
