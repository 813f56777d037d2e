import { type Clock, writeMoment } from "../expression/clock.ts";
import type { Form } from "./form.ts";
import { takeAnswer } from "./grow.ts";
import { itemsBelow, type Item } from "./item.ts";
import type { Settler } from "./settler.ts";

/** Notes down in a new response when and on what day it was opened. */
export function noteOpening(form: Form, top: Item, clock: Clock): void {
  for (const item of itemsOfType(form, top, "start")) takeAnswer(item, momentOf(clock));
  for (const item of itemsOfType(form, top, "today")) takeAnswer(item, clock.today);
}

/** Notes down when a response was finished. Doesn't settle. */
export function noteClosing(form: Form, top: Item, settler: Settler, clock: Clock): void {
  for (const item of itemsOfType(form, top, "end")) settler.assign(item, momentOf(clock));
}

function momentOf({ now, timeZone }: Clock): string {
  return writeMoment(now.getTime(), timeZone);
}

function itemsOfType(form: Form, top: Item, type: "start" | "end" | "today"): readonly Item[] {
  return form.nodes.flatMap((node) =>
    node.definition?.kind === "question" && node.definition.type === type ? itemsBelow(top, node, false) : [],
  );
}
