import { useEffect, useRef, useState } from "preact/hooks";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { formatNumber } from "../../../../platform/i18n/numbers.ts";
import { deviceWords } from "./devices.messages.ts";

interface Props {
  lang: Lang;
  /** Takes a point as forms write it: latitude, longitude, altitude, accuracy. */
  give(point: string): void;
}

type Search =
  | { kind: "not-begun" }
  | { kind: "looking"; best: GeolocationCoordinates | null }
  | { kind: "failed"; why: "notAllowed" | "notFound" }
  | { kind: "taken"; accuracy: number };

/** Metres from which on nobody need wait for better. */
const closeEnough = 8;

/** Asks the phone where it is, shows how near that is, and takes it when it is near enough or the person says so. */
export function Locate({ lang, give }: Props) {
  const words = deviceWords[lang];
  const { search, begin, take, stop } = useSearch(give);
  const metres = (n: number) => formatNumber(Math.ceil(n), lang);
  const best = search.kind === "looking" ? search.best : null;
  return (
    <div class="mt-2">
      <p role="status">
        {search.kind === "looking" && (best ? words.accuracy(metres(best.accuracy)) : words.locating)}
        {search.kind === "failed" && words[search.why]}
        {search.kind === "taken" && words.located(metres(search.accuracy))}
      </p>
      <p class="acts">
        {search.kind !== "looking" && (
          <button type="button" class="btn" onClick={begin}>
            {words.locate}
          </button>
        )}
        {best && (
          <button type="button" class="btn btn-primary" onClick={() => take(best)}>
            {words.take}
          </button>
        )}
        {search.kind === "looking" && (
          <button type="button" class="btn btn-link" onClick={stop}>
            {words.stop}
          </button>
        )}
      </p>
    </div>
  );
}

/** A search for the phone's place that gets better while it goes on. */
function useSearch(give: Props["give"]) {
  const [search, setSearch] = useState<Search>({ kind: "not-begun" });
  const watch = useRef<number | null>(null);
  const end = (now: Search) => {
    if (watch.current !== null) navigator.geolocation.clearWatch(watch.current);
    watch.current = null;
    setSearch(now);
  };
  useEffect(() => () => end({ kind: "not-begun" }), []);
  const take = (found: GeolocationCoordinates) => {
    give(pointOf(found));
    end({ kind: "taken", accuracy: found.accuracy });
  };
  const begin = () => {
    let best: GeolocationCoordinates | null = null;
    setSearch({ kind: "looking", best });
    watch.current = navigator.geolocation.watchPosition(
      ({ coords }) => {
        if (best && coords.accuracy >= best.accuracy) return;
        best = coords;
        if (coords.accuracy <= closeEnough) take(coords);
        else setSearch({ kind: "looking", best });
      },
      ({ code }) => best ?? end({ kind: "failed", why: code === 1 ? "notAllowed" : "notFound" }),
      { enableHighAccuracy: true, timeout: 60_000, maximumAge: 0 },
    );
  };
  return { search, begin, take, stop: () => end({ kind: "not-begun" }) };
}

/** Degrees to a tenth of a metre, metres to a tenth. */
function pointOf({ latitude, longitude, altitude, accuracy }: GeolocationCoordinates): string {
  return `${latitude.toFixed(6)} ${longitude.toFixed(6)} ${(altitude ?? 0).toFixed(1)} ${accuracy.toFixed(1)}`;
}
