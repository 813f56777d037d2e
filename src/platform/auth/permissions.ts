/**
 * Everything that can be permitted, as `scope:resource:action`, in alphabetical order. The scope is the smallest in
 * which it is used: one that is held for the association covers every region and municipality.
 */
export const permissions = [
  "association:account:manage",
  "association:audit:read",
  "association:mail:read",
  "association:municipality:edit",
  "association:questionnaire:edit",
  "association:questionnaire:read",
  "association:round:edit",
  "municipality:focal-person:nominate",
  "municipality:response:answer",
  "municipality:response:answer-on-behalf",
  "municipality:response:read",
  "municipality:response:review",
  "municipality:response:sign",
  "region:round:watch",
] as const;

export type Permission = (typeof permissions)[number];

/** Roles and what each may do within the scope in which it is held. */
export const roles = {
  administrator: [
    "association:account:manage",
    "association:audit:read",
    "association:mail:read",
    "association:municipality:edit",
    "municipality:focal-person:nominate",
  ],
  "hq-officer": [
    "association:municipality:edit",
    "association:questionnaire:edit",
    "association:questionnaire:read",
    "association:round:edit",
    "municipality:focal-person:nominate",
    "municipality:response:answer",
    "municipality:response:answer-on-behalf",
    "municipality:response:read",
    "municipality:response:review",
    "municipality:response:sign",
    "region:round:watch",
  ],
  "regional-officer": ["municipality:response:read", "region:round:watch"],
  mayor: ["municipality:focal-person:nominate", "municipality:response:read", "municipality:response:sign"],
  "focal-person": ["municipality:response:answer", "municipality:response:read"],
  expert: ["association:questionnaire:read", "region:round:watch"],
  observer: ["association:questionnaire:read", "municipality:response:read", "region:round:watch"],
} as const satisfies Record<string, readonly Permission[]>;

export type Role = keyof typeof roles;

export const roleNames = Object.keys(roles) as Role[];

/** The kind of scope in which each role is held. */
export const scopeOfRole = {
  administrator: "association",
  "hq-officer": "association",
  "regional-officer": "region",
  mayor: "municipality",
  "focal-person": "municipality",
  expert: "association",
  observer: "association",
} as const satisfies Record<Role, ScopeKind>;

export type ScopeKind = "association" | "region" | "municipality";
