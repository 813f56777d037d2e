import type { Definition } from "../../../xlsform/engine.ts";
import { firstShown, giveWords, sectionsOf, unpackDefinition } from "../../questionnaires/fields.ts";
import type { Place } from "./place.ts";

/** The words of questions: those of the section in hand and of the next come with the page, all others once it can be answered. */
export class Words {
  private readonly form: Definition;
  private readonly address: string;
  private readonly first: readonly string[];
  private areAllHere: boolean;
  private coming: Promise<void> | null = null;

  /**
   * @param form what the page brought; it is given the other words in place
   * @param place the page
   * @param address where the whole form is
   */
  constructor(form: Definition, place: Place | null, address: string) {
    const sections = sectionsOf(form);
    this.form = form;
    this.address = address;
    this.first = place?.kind === "section" ? firstShown(sections, place.slug).map(({ slug }) => slug) : [];
    this.areAllHere = place?.kind !== "section" || this.first.length === sections.length;
  }

  /** Whether all have come that a page shows. */
  areHere(place: Place): boolean {
    return this.areAllHere || (place.kind === "section" && this.first.includes(place.slug));
  }

  /** Fetches the others, once; anew where the line broke. */
  async bring(): Promise<void> {
    if (this.areAllHere) return;
    this.coming ??= this.fetch().finally(() => (this.coming = null));
    await this.coming;
  }

  private async fetch(): Promise<void> {
    const reply = await fetch(this.address);
    if (!reply.ok) throw new Error(`words: ${reply.status}`);
    giveWords(this.form, unpackDefinition(await reply.text()));
    this.areAllHere = true;
  }
}
