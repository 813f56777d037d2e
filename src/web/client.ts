/**
 * The one script that pages name. It is small, holds nothing up, and fetches what the page in hand can use; a page on which
 * any of it fails stays the page that it was.
 */
import { islandId } from "../modules/rounds/islands/island.ts";

const island = document.getElementById(islandId);
const { answers, form } = island?.dataset ?? {};
const enlivened = island && answers && form ? enliven(island, answers, form) : Promise.resolve();

// What a phone needs without a line comes when all that the page itself asked for is here.
addEventListener("load", () => {
  void enlivened.then(() => setTimeout(startPhone, 2_000));
});

async function enliven(place: HTMLElement, ...asked: string[]): Promise<void> {
  try {
    // All at once: on a slow line each turn costs more than what it brings.
    const told = Promise.all(asked.map((address) => fetch(address)));
    const script = await import("../modules/rounds/islands/enliven.tsx");
    await script.enliven(place, await told);
  } catch (error) {
    reportError(error);
  }
}

function startPhone(): void {
  import("../modules/rounds/phone/start.ts").then((script) => script.startPhone(document)).catch(reportError);
}
