import { type IconName, icons } from "./icons.ts";

/** A small drawing beside words; it says nothing by itself and is passed over when a page is read aloud. */
export function Icon({ name }: { name: IconName }) {
  return <svg class="ic" viewBox="0 0 24 24" aria-hidden="true" dangerouslySetInnerHTML={{ __html: icons[name] }} />;
}
