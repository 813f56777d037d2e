import type { Role } from "../../../platform/auth/permissions.ts";

/** Who works for the association itself: they see and change what belongs to many towns. */
const staffRoles: readonly string[] = ["administrator", "hq-officer", "regional-officer"] satisfies Role[];

/** Whether someone who holds these roles is of the association's staff. */
export function isStaff(roles: readonly string[]): boolean {
  return roles.some((role) => staffRoles.includes(role));
}

/** What comes after the password: a code, setting up the second step, or nothing more. */
export type NextStep = "code" | "set-up" | null;

/**
 * What someone must do after the right password.
 * @param setting the installation's
 */
export function nextStep(has: boolean, setting: "offered" | "required", roles: readonly string[]): NextStep {
  if (has) return "code";
  return setting === "required" && isStaff(roles) ? "set-up" : null;
}

/** Minutes from the right password within which the second step is taken. */
export const pendingMinutes = 10;
