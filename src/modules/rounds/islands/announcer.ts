/** Tells people who hear the page what has just changed, when they have a moment. */
export class Announcer {
  private readonly place = document.createElement("p");

  constructor() {
    this.place.className = "sr-only";
    this.place.setAttribute("role", "status");
    document.getElementById("main")?.after(this.place);
  }

  say(text: string): void {
    // The same words again would not be read again.
    this.place.textContent = this.place.textContent === text ? `${text}\u00a0` : text;
  }
}
