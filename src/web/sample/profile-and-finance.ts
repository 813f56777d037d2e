import { formatNumber } from "../../platform/i18n/numbers.ts";
import { drawFrom, known, respondentOf, round, townOf } from "./town.ts";
import type { Answers, ByClass, Draw, SampleMunicipality, Town } from "./town.ts";

/** The town's money in one fiscal year, in whole BDT. */
interface Accounts {
  ownRevenue: number;
  collected: number;
  demand: number;
  demandCurrent: number;
}

/** Answers to `questionnaires/profile-and-finance.xlsx` for the fiscal year that begins on 1 July of `year`. */
export function profileAndFinance(municipality: SampleMunicipality, year: number): Answers {
  const town = townOf(municipality, year);
  const accounts = accountsOf(municipality, year);
  const draw = drawFrom(`${municipality.code} ${year} profile-and-finance`);
  const holdings = Math.round(town.households * draw.between(0.72, 0.9));
  return {
    respondent: respondent(municipality, town),
    population: population(town, draw),
    holdings: holdingsAndAssessment(town, holdings, year, draw),
    holding_tax: holdingTax(town, accounts, draw),
    tax_by_ward: taxByWard(town, accounts, holdings, draw),
    taxes_fees: taxesAndFees(town, accounts.ownRevenue, draw),
    rents_leases: rentsAndLeases(town, accounts.ownRevenue, accountsOf(municipality, year - 1).ownRevenue, draw),
    grants: grants(town, year, draw),
    expenditure: expenditure(town, accounts.ownRevenue, draw),
    staff: staff(town, draw),
  };
}

/** Seeded by year, so that last year's own revenue is the one that was answered last year. */
function accountsOf(municipality: SampleMunicipality, year: number): Accounts {
  const town = townOf(municipality, year);
  const draw = drawFrom(`${municipality.code} ${year} accounts`);
  const perPerson = { A: 620, B: 420, C: 300 }[town.class] * (0.8 + 1.1 * town.strength) * draw.between(0.94, 1.06);
  const ownRevenue = Math.round(perPerson * 1.06 ** (year - 2022) * town.population);
  const collected = Math.round(ownRevenue * draw.between(0.18, 0.28));
  const rate = Math.min(0.97, 0.38 + 0.44 * town.strength + 0.015 * (year - 2022) + draw.between(-0.06, 0.06));
  const demand = Math.ceil(collected / rate);
  return { ownRevenue, collected, demand, demandCurrent: Math.round(demand * draw.between(0.66, 0.8)) };
}

/** A figure from the books, or nothing where the books lack it. */
function figure(town: Town, draw: Draw, value: number): number | undefined {
  return draw.chance(town.missing) ? undefined : Math.round(value);
}

const ESTABLISHED: ByClass = { A: [1869, 1985], B: [1975, 1998], C: [1996, 2006] };

function respondent(municipality: SampleMunicipality, town: Town): Answers {
  const draw = drawFrom(`${municipality.code} office`);
  const established = draw.whole(...ESTABLISHED[town.class]);
  return known({
    respondent_name: respondentOf(municipality),
    respondent_post: draw.pick(["executive_officer", "accounts", "tax", "admin", "ceo"]),
    respondent_phone: `0170000${draw.whole(1000, 9999)}`,
    head_of_office: draw.pick(["administrator", "administrator", "administrator", "acting"]),
    established_year: established,
    class: town.class,
    class_year: draw.chance(town.missing) ? undefined : draw.whole(Math.max(1990, established), 2021),
  });
}

function population(town: Town, draw: Draw): Answers {
  const male = Math.round(town.population * draw.between(0.49, 0.515));
  const split = draw.chance(town.missing) ? {} : { population_male: male, population_female: town.population - male };
  return known({
    area: town.area,
    wards: town.wards,
    mahallas: figure(town, draw, town.wards * draw.between(2, 5)),
    population_total: town.population,
    population_source: draw.pick(["census", "census", "survey", "register"]),
    ...split,
    households: town.households,
    voters: figure(town, draw, town.population * draw.between(0.62, 0.72)),
  });
}

function holdingsAndAssessment(town: Town, holdings: number, year: number, draw: Draw): Answers {
  const online = draw.chance(0.15 + 0.5 * town.strength);
  const assessed = draw.pick([year - 1, year - 2, year - 3, year - 4, year - 6, year - 7]);
  return known({
    holdings_total: figure(town, draw, holdings),
    holdings_government: figure(town, draw, holdings * draw.between(0.008, 0.02)),
    holdings_commercial: figure(town, draw, holdings * draw.between(0.05, 0.16)),
    assessment_year: draw.chance(town.missing) ? "unknown" : `${Math.min(2026, Math.max(2017, assessed))}`,
    tax_billing: draw.chance(town.strength) ? "software" : draw.pick(["hand", "spreadsheet"]),
    tax_online: online ? "yes" : "no",
    tax_online_means: online ? (draw.chance(0.4) ? ["mobile", "website"] : ["mobile"]) : undefined,
  });
}

function holdingTax(town: Town, accounts: Accounts, draw: Draw): Answers {
  const current = Math.min(accounts.demandCurrent, Math.round(accounts.collected * draw.between(0.7, 0.85)));
  const work = ["bills", "rebate", "camp", "notice", "ward"].filter(() => draw.chance(0.15 + 0.6 * town.strength));
  return known({
    demand_current: figure(town, draw, accounts.demandCurrent),
    demand_arrears: figure(town, draw, accounts.demand - accounts.demandCurrent),
    collected: figure(town, draw, accounts.collected),
    collected_current: figure(town, draw, current),
    collection_work: work.length > 0 ? work : undefined,
  });
}

function taxByWard(town: Town, accounts: Accounts, holdings: number, draw: Draw): Answers {
  const blank = draw.chance(town.missing * 2);
  const weights = Array.from({ length: town.wards }, () => draw.between(0.6, 1.5));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let left = accounts.collected;
  const wards = weights.map((weight, index): Answers => {
    const share = weight / sum;
    const collected = index === town.wards - 1 ? left : Math.round(accounts.collected * share);
    left -= collected;
    const demand = Math.max(collected, Math.round(accounts.demand * share * draw.between(0.95, 1.05)));
    return blank ? {} : { ward_holdings: Math.round(holdings * share), ward_demand: demand, ward_collected: collected };
  });
  return { ward_tax: wards };
}

function taxesAndFees(town: Town, ownRevenue: number, draw: Draw): Answers {
  const share = (low: number, high: number): number | undefined =>
    figure(town, draw, ownRevenue * draw.between(low, high));
  const licences = Math.round(town.population * draw.between(0.02, 0.05));
  return known({
    rate_conservancy: share(0.03, 0.07),
    rate_water: town.piped ? share(0.02, 0.06) : 0,
    tax_transfer: share(0.1, 0.18),
    trade_licences: figure(town, draw, licences),
    trade_licence_fees: share(0.05, 0.09),
    tax_advertisement: share(0.001, 0.006),
    fee_building: share(0.01, 0.04),
    fee_other: share(0.01, 0.03),
  });
}

function rentsAndLeases(town: Town, ownRevenue: number, lastYear: number, draw: Draw): Answers {
  const share = (low: number, high: number): number | undefined =>
    figure(town, draw, ownRevenue * draw.between(low, high));
  return known({
    lease_haat: share(0.04, 0.08),
    rent_shops: share(0.03, 0.06),
    lease_other: share(0.01, 0.04),
    income_other: share(0.01, 0.05),
    own_revenue: figure(town, draw, ownRevenue),
    own_revenue_last: figure(town, draw, lastYear),
  });
}

const PROJECTS = [
  "নগর পরিচালন ও অবকাঠামো উন্নয়ন প্রকল্প",
  "গুরুত্বপূর্ণ নগর অবকাঠামো উন্নয়ন প্রকল্প",
  "উপকূলীয় শহর জলবায়ু সহিষ্ণু প্রকল্প",
  "পৌর পানি সরবরাহ ও স্যানিটেশন প্রকল্প",
] as const;

function grants(town: Town, year: number, draw: Draw): Answers {
  const count = draw.whole(0, { A: 3, B: 2, C: 1 }[town.class]);
  const projects = Array.from({ length: count }, (_, index): Answers => {
    return {
      project_name: PROJECTS[index] ?? PROJECTS[0],
      project_funder: draw.pick(["government", "adb", "world_bank", "jica", "bmdf"]),
      project_received: Math.round(town.population * draw.between(80, 420)),
      project_ends: `${year + draw.whole(1, 4)}-06-30`,
    };
  });
  const received = projects.reduce((total, project) => total + Number(project.project_received), 0);
  return known({
    adp_grant: figure(town, draw, { A: 9_000_000, B: 7_200_000, C: 5_600_000 }[town.class] * draw.between(0.9, 1.1)),
    projects,
    project_grants: figure(town, draw, received + draw.between(1_000_000, 4_000_000)),
    other_receipts: figure(town, draw, draw.chance(0.4) ? 0 : town.population * draw.between(5, 40)),
  });
}

function expenditure(town: Town, ownRevenue: number, draw: Draw): Answers {
  const revenue = ownRevenue * (1.12 - 0.3 * town.strength) * draw.between(0.94, 1.06);
  const development = town.population * draw.between(120, 700);
  const owed = draw.chance(0.65 - 0.6 * town.strength) ? draw.whole(2, 24) : 0;
  const salaries = revenue * draw.between(0.42, 0.62);
  const arrears = figure(town, draw, (salaries / 12) * owed * 0.7);
  return known({
    budget: figure(town, draw, (revenue + development) / draw.between(0.5, 0.92)),
    salaries: figure(town, draw, salaries),
    maintenance: figure(town, draw, revenue * draw.between(0.1, 0.22)),
    revenue_expenditure: figure(town, draw, revenue),
    development_expenditure: figure(town, draw, development),
    salary_arrears: arrears,
    salary_arrears_months: arrears !== undefined && arrears > 0 ? owed : undefined,
    electricity_arrears: figure(town, draw, draw.chance(0.5) ? 0 : town.population * draw.between(4, 90)),
    audit: draw.chance(town.missing) ? "unknown" : draw.pick(["last_year", "last_year", "older", "this_year"]),
  });
}

function staff(town: Town, draw: Draw): Answers {
  const sanctioned = { A: 132, B: 92, C: 64 }[town.class] + draw.whole(-6, 18);
  const filled = Math.round(sanctioned * (0.3 + 0.4 * town.strength) * draw.between(0.9, 1.1));
  const posts = ["engineer", "accounts", "planner", "ceo"].filter((_, rank) => draw.chance(0.9 - 0.22 * rank));
  return known({
    posts_sanctioned: figure(town, draw, sanctioned),
    posts_filled: figure(town, draw, filled),
    posts_women: figure(town, draw, filled * draw.between(0.08, 0.22)),
    daily_workers: figure(town, draw, (town.population / 1000) * draw.between(0.6, 1.8)),
    key_posts: posts.length > 0 ? posts : ["none"],
    remarks: draw.chance(0.1)
      ? `নমুনা উত্তর। আয়তন ${formatNumber(round(town.area, 1), "bn")} বর্গকিমি, গেজেট অনুযায়ী।`
      : undefined,
  });
}
