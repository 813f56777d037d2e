import { addRareTypes, asksDevice, asksRareType, mostListed } from "../../questionnaires/fields.ts";
import type { AnsweringIsland } from "./answering-island.tsx";

/** What few pages need of the script: it is fetched for these before they are taken over, all at once. */
export async function partsFor(island: AnsweringIsland) {
  const { lastTime, facts = {} } = island.answering;
  const { definition } = island.live.session.form;
  const isLong = Object.values(definition.choiceLists).some((list) => list.length > mostListed);
  const isKnown = lastTime || Object.keys(facts).length > 0;
  const [long, rare, devices, help] = await Promise.all([
    isLong && import("./combobox.tsx"),
    asksRareType(definition.children) && import("./rare-types.ts"),
    asksDevice(definition.children) && import("../attachments/island/devices.tsx"),
    // Named at once, or the build would wrap what comes, and have all pages fetch one file more for it.
    isKnown ? (await import("../last-time/live-help.ts")).LiveHelp : null,
  ]);
  if (rare) addRareTypes(rare.rareTypes);
  return {
    fields: {
      ...(long && { LongList: long.Combobox, LongChoices: long.LongChoices }),
      ...(devices && devices.openDevices(island)),
    },
    makeRoom: long ? long.makeRoom : null,
    /** What is known from before. */
    help: help && new help(island),
  };
}
