import type { Fault, Message, Place } from "./fault.ts";
import { surveyMessages } from "./messages.ts";

const MOST = 1_000;

/** Collects what is wrong with a workbook: an author wants to hear it all at once, not one fault an upload. */
export class Faults {
  readonly errors: Fault[] = [];
  readonly warnings: Fault[] = [];

  error(code: string, place: Place, message: Message, suggestion?: string): void {
    this.add(this.errors, {
      severity: "error",
      code,
      ...place,
      message,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }

  warning(code: string, place: Place, message: Message, suggestion?: string): void {
    this.add(this.warnings, {
      severity: "warning",
      code,
      ...place,
      message,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }

  /** By row, as an author works through them; those of the same row in the order they were found. */
  sorted(): { errors: Fault[]; warnings: Fault[] } {
    return { errors: this.errors.toSorted(byPlace), warnings: this.warnings.toSorted(byPlace) };
  }

  private add(list: Fault[], fault: Fault): void {
    if (list.length < MOST) list.push(fault);
    else if (list.length === MOST) {
      const message = surveyMessages["faults-cut"](MOST);
      list.push({ severity: fault.severity, code: "faults-cut", sheet: "", row: null, column: null, message });
    }
  }
}

const ORDER = ["survey", "choices", "settings"];

function byPlace(one: Fault, other: Fault): number {
  const sheet = ORDER.indexOf(one.sheet.toLowerCase()) - ORDER.indexOf(other.sheet.toLowerCase());
  return sheet || (one.row ?? 0) - (other.row ?? 0);
}
