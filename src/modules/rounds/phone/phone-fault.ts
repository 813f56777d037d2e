/** Why this phone couldn't keep something; nothing of what was to be kept has been. */
export class PhoneFault extends Error {
  constructor(
    /** No room, the browser keeps nothing, or a submit of the response is on its way. */
    readonly kind: "full" | "unavailable" | "submitting",
    cause?: unknown,
  ) {
    super(kind, { cause });
  }
}
