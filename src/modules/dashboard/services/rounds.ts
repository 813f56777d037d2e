import type { Db } from "../../../platform/db/database.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import type { Definition } from "../../../xlsform/index.ts";
import { type Indicator, indicatorsFedBy, openFigures } from "../../indicators/index.ts";
import { type District, listDistricts, listRegions, type Named } from "../../municipalities/index.ts";
import { definitionOf, type PublicRound, publicRounds, type RoundShare, sharesOfRound } from "../dashboard.queries.ts";

/** A region with how many answers of a round are expected from it and have come. */
export interface RegionShare {
  region: Named;
  expected: number;
  arrived: number;
}

/** The same of a district. */
export interface DistrictShare {
  district: District;
  expected: number;
  arrived: number;
}

/** The regions that a round asks, those that have answered most first. */
export function regionShares(regions: readonly Named[], shares: readonly RoundShare[]): RegionShare[] {
  return regions
    .map((region) => ({ region, ...totalOf(shares.filter(({ regionCode }) => regionCode === region.code)) }))
    .filter(({ expected }) => expected > 0)
    .sort((a, b) => b.arrived / b.expected - a.arrived / a.expected || b.expected - a.expected);
}

/** Every district with its part of a round; nothing is expected of those that it doesn't ask. */
export function districtShares(districts: readonly District[], shares: readonly RoundShare[]): DistrictShare[] {
  return districts.map((district) => ({
    district,
    ...totalOf(shares.filter(({ districtCode }) => districtCode === district.code)),
  }));
}

function totalOf(shares: readonly RoundShare[]): { expected: number; arrived: number } {
  return {
    expected: shares.reduce((sum, { expected }) => sum + expected, 0),
    arrived: shares.reduce((sum, { arrived }) => sum + arrived, 0),
  };
}

/** What the public page of a round shows. */
export interface RoundFigures {
  round: PublicRound;
  regions: RegionShare[];
  districts: DistrictShare[];
  definition: Definition;
  feeds: Indicator[];
}

/** Gathers the public page of a round. @throws Problem `not-found`, also for a round that isn't public */
export async function roundFiguresOf(db: Db, roundId: string): Promise<RoundFigures> {
  const [round] = await publicRounds(db, { id: roundId });
  const version = round && (await definitionOf(db, round.versionId));
  if (!round || !version) throw refusals.notFound();
  const { indicators } = await openFigures(db);
  const shares = await sharesOfRound(db, round.id);
  return {
    round,
    regions: regionShares(await listRegions(db), shares),
    districts: districtShares(await listDistricts(db), shares),
    definition: version.definition,
    feeds: indicatorsFedBy(version.definition, indicators),
  };
}
