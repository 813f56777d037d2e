import { type InputError, Problem } from "../../platform/errors/problem.ts";

/**
 * Makes a change; what it refuses at a field of the form comes back as faults, so that the form is shown again.
 * The transaction is committed then: use it for changes that refuse before they write.
 */
export async function orFaults<T>(
  change: () => Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; errors: InputError[] }> {
  try {
    return { ok: true, value: await change() };
  } catch (error) {
    if (error instanceof Problem && error.errors.length > 0) return { ok: false, errors: error.errors };
    throw error;
  }
}
