import { type Permission, type Role, roles, type ScopeKind } from "./permissions.ts";

/** A role as someone holds it today. */
export interface RoleHeld {
  role: Role;
  scopeKind: ScopeKind;
  /** Code of the region or municipality; null for the association. */
  scopeCode: string | null;
}

/** Who acts: a signed-in person and the roles held today. */
export interface Actor {
  personId: string;
  name: string;
  email: string;
  roles: RoleHeld[];
  /** The session they came by, as what is kept of its token; absent where no one signed in, as in sample content. */
  session?: string;
  /** The one thing that a session opened by a link reaches, by its id; absent where someone has signed in. */
  only?: string;
}

/** Where a thing belongs: a municipality and the region it is in. */
export interface Place {
  municipality: string;
  region: string;
  /** The thing itself, by its id, where a link may open it alone. */
  thing?: string;
}

/** Where a permission reaches: everywhere, or these regions and municipalities. Queries are limited by it. */
export interface Reach {
  everywhere: boolean;
  regions: string[];
  municipalities: string[];
}

const nowhere: Reach = { everywhere: false, regions: [], municipalities: [] };

/** Everything that the person's roles allow for this permission; nothing at large for who came by a link to one thing. */
export function reachOf(actor: Actor | null, permission: Permission): Reach {
  return actor?.only === undefined ? reachOfRoles(actor, permission) : nowhere;
}

function reachOfRoles(actor: Actor | null, permission: Permission): Reach {
  const holding = (actor?.roles ?? []).filter(({ role }) =>
    (roles[role] as readonly Permission[]).includes(permission),
  );
  const codes = (kind: ScopeKind) =>
    holding.flatMap(({ scopeKind, scopeCode }) => (scopeKind === kind && scopeCode ? [scopeCode] : []));
  return {
    everywhere: holding.some(({ scopeKind }) => scopeKind === "association"),
    regions: codes("region"),
    municipalities: codes("municipality"),
  };
}

/**
 * Whether the person may do this.
 * @param place where the thing belongs; without it: whether they may do it anywhere at all
 */
export function permits(actor: Actor | null, permission: Permission, place?: Place): boolean {
  const reach = reachOfRoles(actor, permission);
  if (place && actor?.only !== undefined && actor.only !== place.thing) return false;
  if (reach.everywhere) return true;
  if (!place) return reach.regions.length + reach.municipalities.length > 0;
  return reach.regions.includes(place.region) || reach.municipalities.includes(place.municipality);
}

/** Whether a permission counts for the association as a whole, and not only in some places. */
export function permitsEverywhere(actor: Actor | null, permission: Permission): boolean {
  return reachOf(actor, permission).everywhere;
}
