import type { AnswerValue } from "../../../xlsform/engine.ts";
import { type Keeper, type KeeperEvents, touches } from "./keeper.ts";
import type { LineOptions } from "./line-keeper.ts";
import type { Given } from "./live-answers.ts";

const aWhile = 3_000;

/** Takes what is given while the part of the script that keeps it is still on its way, and then hands on to it. */
export class FrontKeeper implements Keeper {
  private readonly events: KeeperEvents;
  private readonly options: LineOptions;
  private coming: Promise<Keeper> | null = null;
  private readonly waiting: Given[] = [];
  private behind: Keeper | null = null;

  constructor(options: LineOptions, events: KeeperEvents) {
    this.options = options;
    this.events = events;
  }

  /** Has that part come, once: the page itself can do without it until something is given. */
  bring(): Promise<Keeper> {
    this.coming ??= import("./phone-keeper.ts")
      .then(({ keeperOf }) => keeperOf(this.options, this.events))
      // The line broke while it came; another file may come a little later, one that failed isn't asked for again.
      .catch(async () => {
        await new Promise((done) => setTimeout(done, aWhile));
        const { LineKeeper } = await import("./line-keeper.ts");
        return new LineKeeper(this.options, this.events);
      })
      .then((keeper) => {
        this.behind = keeper;
        for (const given of this.waiting.splice(0)) keeper.keep(given);
        return keeper;
      });
    return this.coming;
  }

  get idle(): boolean {
    return this.behind ? this.behind.idle : this.waiting.length === 0;
  }

  keep(given: Given): void {
    if (this.behind) return this.behind.keep(given);
    this.waiting.push(given);
    this.events.state({ kind: "sending" });
  }

  unsaved(path: string): boolean {
    return this.behind ? this.behind.unsaved(path) : this.waiting.some((given) => touches(given, path));
  }

  settle(path: string, keep: "mine" | "theirs", mine: AnswerValue | null): void {
    this.behind?.settle(path, keep, mine);
  }

  async flush(): Promise<boolean> {
    const keeper = await this.bring().catch(() => null);
    return keeper ? keeper.flush() : this.idle;
  }

  async look(): Promise<void> {
    await (await this.bring().catch(() => null))?.look();
  }
}
