import { drawFrom, known, respondentOf, round, townOf } from "./town.ts";
import type { Answers, Draw, SampleMunicipality, Town } from "./town.ts";

/** Answers to `questionnaires/basic-services.xlsx` for the fiscal year that begins on 1 July of `year`. */
export function basicServices(municipality: SampleMunicipality, year: number): Answers {
  const town = townOf(municipality, year);
  const draw = drawFrom(`${municipality.code} ${year} basic-services`);
  const waste = wasteOf(town, draw);
  return {
    basis: basis(municipality, town, draw),
    piped_water: town.piped ? pipedWater(town, draw) : { piped_supply: "no" },
    water_works: { ...(town.piped ? waterWorks(town, draw) : {}), ...wells(town, draw) },
    sanitation: sanitation(town, draw),
    drains: drains(town, draw),
    roads: roads(town, draw),
    street_lights: streetLights(town, draw),
    waste: wasteAnswers(town, waste, draw),
    waste_means: wasteMeans(town, waste, draw),
    disposal: disposal(town, waste, draw),
  };
}

/** Tonnes a day. */
interface Waste {
  generated: number | undefined;
  collected: number | undefined;
}

/** A figure from the books, or nothing where the books lack it. */
function figure(town: Town, draw: Draw, value: number, decimals = 0): number | undefined {
  return draw.chance(town.missing) ? undefined : round(value, decimals);
}

function basis(municipality: SampleMunicipality, town: Town, draw: Draw): Answers {
  return {
    respondent_name: respondentOf(municipality),
    respondent_post: draw.pick(["engineer", "conservancy", "water", "executive_officer"]),
    area: town.area,
    population_total: town.population,
    households: town.households,
  };
}

function pipedWater(town: Town, draw: Draw): Answers {
  const coverage = Math.max(0.02, 0.05 + 0.5 * town.strength + draw.between(-0.06, 0.06));
  const households = Math.round(town.households * coverage);
  const connections = Math.round(households / draw.between(1.1, 1.5));
  return known({
    piped_supply: "yes",
    connections_domestic: figure(town, draw, connections),
    connections_commercial: figure(town, draw, connections * draw.between(0.04, 0.14)),
    households_connected: figure(town, draw, households),
    pipeline_km: figure(town, draw, connections / draw.between(28, 60), 1),
    supply_hours: figure(town, draw, draw.between(4, 14), 1),
  });
}

function waterWorks(town: Town, draw: Draw): Answers {
  const produced = Math.round(town.population * (0.01 + 0.05 * town.strength) * draw.between(0.8, 1.2));
  const issued = Math.round(produced * 365 * draw.between(5, 9));
  return known({
    production_wells: figure(town, draw, 2 + produced / 900),
    overhead_tanks: figure(town, draw, draw.whole(1, 4)),
    treatment_plants: figure(town, draw, draw.chance(0.3) ? 1 : 0),
    water_produced: figure(town, draw, produced),
    water_billed: figure(town, draw, produced * (0.6 + 0.25 * town.strength)),
    bills_issued: figure(town, draw, issued),
    bills_collected: figure(town, draw, issued * (0.5 + 0.4 * town.strength)),
  });
}

function wells(town: Town, draw: Draw): Answers {
  return known({
    tubewells: figure(town, draw, town.households * draw.between(0.15, 0.5)),
    standposts: figure(town, draw, draw.whole(0, 40)),
  });
}

function sanitation(town: Town, draw: Draw): Answers {
  const toilets = figure(town, draw, draw.whole(1, { A: 14, B: 8, C: 4 }[town.class]));
  const forWomen = draw.between(0.2, 0.7);
  const service = draw.chance(0.2 + 0.6 * town.strength);
  const sludge = town.population * draw.between(0.001, 0.006);
  const some = toilets !== undefined && toilets > 0;
  return known({
    households_latrine: figure(town, draw, town.households * Math.min(0.98, 0.55 + 0.4 * town.strength)),
    public_toilets: toilets,
    public_toilets_women: some ? Math.floor(toilets * forWomen) : undefined,
    public_toilets_disability: some ? Math.floor(toilets * forWomen * 0.4) : undefined,
    sludge_service: service ? "yes" : "no",
    sludge_collected: service ? figure(town, draw, sludge, 1) : undefined,
    sludge_treated: service ? figure(town, draw, draw.chance(town.strength) ? sludge * 0.6 : 0, 1) : undefined,
  });
}

function drains(town: Town, draw: Draw): Answers {
  const km = town.area * (0.3 + 2.2 * town.strength) * draw.between(0.8, 1.2);
  return known({
    drain_rcc: figure(town, draw, km * 0.45, 1),
    drain_brick: figure(town, draw, km * 0.25, 1),
    drain_pipe: figure(town, draw, km * 0.05, 1),
    drain_earth: figure(town, draw, km * 0.25, 1),
    waterlogged_area: figure(
      town,
      draw,
      town.area * Math.max(0.01, 0.22 - 0.18 * town.strength) * draw.between(0.6, 1.3),
      2,
    ),
  });
}

function roads(town: Town, draw: Draw): Answers {
  const km = town.area * draw.between(3.2, 6.4);
  const paved = 0.25 + 0.5 * town.strength;
  return known({
    road_bituminous: figure(town, draw, km * paved * 0.7, 1),
    road_rcc: figure(town, draw, km * paved * 0.3, 1),
    road_hbb: figure(town, draw, km * (1 - paved) * 0.35, 1),
    road_earth: figure(town, draw, km * (1 - paved) * 0.65, 1),
    bridges: figure(town, draw, draw.whole(2, 22)),
    culverts: figure(town, draw, draw.whole(15, 120)),
  });
}

function streetLights(town: Town, draw: Draw): Answers {
  const lights = Math.round(town.population * (0.006 + 0.03 * town.strength) * draw.between(0.8, 1.2));
  return known({
    lights_total: figure(town, draw, lights),
    lights_led: figure(town, draw, lights * draw.between(0.3, 0.8)),
    lights_solar: figure(town, draw, lights * draw.between(0.01, 0.1)),
    lights_working: figure(town, draw, lights * Math.min(0.97, 0.55 + 0.38 * town.strength)),
  });
}

function wasteOf(town: Town, draw: Draw): Waste {
  const perPerson = { A: 0.42, B: 0.34, C: 0.28 }[town.class] * draw.between(0.85, 1.15);
  const generated = (town.population * perPerson) / 1000;
  const rate = Math.min(0.92, 0.3 + 0.42 * town.strength + draw.between(-0.06, 0.06));
  return { generated: figure(town, draw, generated, 1), collected: figure(town, draw, generated * rate, 1) };
}

function wasteAnswers(town: Town, waste: Waste, draw: Draw): Answers {
  const doors = draw.chance(0.3 + 0.6 * town.strength);
  const collectors = ["municipality", ...["contractor", "community", "ngo"].filter(() => draw.chance(0.25))];
  return known({
    waste_generated: waste.generated,
    waste_collected: waste.collected,
    waste_method: waste.collected === undefined ? undefined : draw.pick(["trips", "trips", "estimate", "survey"]),
    door_to_door: doors ? "yes" : "no",
    households_door: doors ? figure(town, draw, town.households * (0.08 + 0.5 * town.strength)) : undefined,
    collectors,
    collector_main: collectors.length > 1 ? "municipality" : undefined,
  });
}

function wasteMeans(town: Town, waste: Waste, draw: Draw): Answers {
  const trucks = Math.max(1, Math.round((waste.collected ?? 8) / 6));
  const vans = trucks * draw.whole(2, 5);
  const vehicles: Answers[] = [
    {
      vehicle_kind: "truck",
      vehicle_count: trucks + draw.whole(0, 1),
      vehicle_working: trucks,
      vehicle_load: 3,
      vehicle_trips: 2,
    },
    {
      vehicle_kind: "van",
      vehicle_count: vans,
      vehicle_working: Math.ceil(vans * 0.9),
      vehicle_load: 0.2,
      vehicle_trips: 4,
    },
  ];
  return known({
    vehicles: draw.chance(town.missing) ? [] : vehicles,
    cleaners: figure(town, draw, (town.population / 1000) * draw.between(0.8, 1.8)),
    dustbins: figure(town, draw, (town.population / 1000) * draw.between(1, 4)),
  });
}

function disposal(town: Town, waste: Waste, draw: Draw): Answers {
  const site = draw.chance(town.strength * 0.4)
    ? draw.pick(["landfill", "controlled"])
    : draw.pick(["open", "open", "none"]);
  return known({
    disposal_site: site,
    disposal_area: site === "none" ? undefined : figure(town, draw, draw.between(0.5, 7), 1),
    waste_recovered:
      waste.collected === undefined
        ? undefined
        : figure(town, draw, waste.collected * (draw.chance(0.3) ? 0.06 : 0), 1),
  });
}
