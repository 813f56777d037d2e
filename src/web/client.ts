/**
 * The one script that pages name. It is small, holds nothing up, and fetches what the page in hand can use; a page on which
 * any of it fails stays the page that it was.
 */
import { islandId } from "../modules/rounds/islands/island.ts";

const island = document.getElementById(islandId);
const { answers, form } = island?.dataset ?? {};
if (island && answers && form) {
  // All at once: on a slow line each turn costs more than what it brings.
  const told = Promise.all([fetch(answers), fetch(form)]);
  import("../modules/rounds/islands/enliven.tsx")
    .then(async ({ enliven }) => enliven(island, await told))
    .catch(console.error);
}

// What a phone needs without a line comes when all that the page itself asked for is here.
addEventListener("load", () => {
  setTimeout(() => {
    import("../modules/rounds/phone/start.ts").then(({ startPhone }) => startPhone(document)).catch(() => undefined);
  }, 2_000);
});
