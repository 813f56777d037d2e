import type { Answers, AnswerValue, Session } from "../../../xlsform/engine.ts";
import { differences, flatten } from "../rounds.rules.ts";

/** What someone else's draft brings into this one. */
export interface Brought {
  set: { path: string; value: AnswerValue | null }[];
  /** Entries of rosters that are no longer there, the last first. */
  remove: string[];
  /** Entries that this draft hasn't, each after those before it. */
  add: string[];
}

/**
 * What must change here so that it stands as it was saved elsewhere, but for what the person here has given since.
 * @param mine the draft as it stands here
 * @param unsaved whether the question of this path, or an entry around it, waits here to be saved
 */
export function broughtBy(mine: Answers, theirs: Answers, unsaved: (path: string) => boolean): Brought {
  const changed = differences(mine, theirs).filter(({ path }) => !unsaved(path));
  const here = entriesOf(mine);
  const there = entriesOf(theirs);
  // An entry that stands here empty is only waiting to be filled in.
  const filled = [...flatten(mine).keys()];
  const isFilled = (entry: string) => filled.some((path) => path.startsWith(`${entry}/`));
  return {
    set: changed.map(({ path, after }) => ({ path, value: after ?? null })),
    remove: [...here].filter((entry) => !there.has(entry) && isFilled(entry) && !unsaved(entry)).reverse(),
    add: [...there].filter((entry) => !here.has(entry) && !unsaved(entry)),
  };
}

/** Every entry of every roster, as `trucks[2]`, in order. */
function entriesOf(answers: Answers, prefix = ""): Set<string> {
  const found = new Set<string>();
  for (const [name, value] of Object.entries(answers)) {
    if (isGroup(value)) for (const each of entriesOf(value, `${prefix}${name}/`)) found.add(each);
    if (!Array.isArray(value) || !value.some(isGroup)) continue;
    value.forEach((entry, index) => {
      const path = `${prefix}${name}[${index + 1}]`;
      found.add(path);
      if (isGroup(entry)) for (const each of entriesOf(entry, `${path}/`)) found.add(each);
    });
  }
  return found;
}

function isGroup(value: AnswerValue | undefined): value is Answers {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Makes and takes away entries of rosters as brought; what the form itself counts is left to it. @returns whether any */
export function rearrange(session: Session, { add, remove }: Brought): boolean {
  let any = false;
  const free = (repeat: string) => {
    const state = session.node(repeat);
    return state?.kind === "repeat" && !state.counted;
  };
  for (const path of remove) {
    if (session.node(path)?.kind !== "instance" || !free(path.replace(/\[\d+\]$/, ""))) continue;
    session.removeInstance(path);
    any = true;
  }
  for (const path of add) {
    if (session.node(path) || !free(path.replace(/\[\d+\]$/, ""))) continue;
    session.addInstance(path.replace(/\[\d+\]$/, ""));
    any = true;
  }
  return any;
}
