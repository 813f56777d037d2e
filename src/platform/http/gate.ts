/** How many may be worked on at once, how many may wait for that, and how long. */
export interface Limits {
  atOnce: number;
  waiting: number;
  /** Milliseconds that one waits at the most. */
  patience: number;
}

/**
 * What one process takes on: the database has a dozen connections for it and the machine as many cores as it has, so more at
 * once would only make everyone wait longer. Who waits is served within a second or two, or told to come back.
 */
export const usualLimits: Limits = { atOnce: 32, waiting: 200, patience: 2000 };

/** Lets so many in at once and a few wait; whoever comes beyond is turned away at once, so that no queue ever grows. */
export class Gate {
  readonly #limits: Limits;
  readonly #queue = new Set<() => void>();
  #inside = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Whether who comes now would be turned away. */
  get isFull(): boolean {
    return this.#inside >= this.#limits.atOnce && this.#queue.size >= this.#limits.waiting;
  }

  /** Calls `enter` when there is room, now or soon, or `turnedAway`. Who has entered must `leave`. */
  come(enter: () => void, turnedAway: () => void): void {
    if (this.#inside < this.#limits.atOnce) {
      this.#inside++;
      return enter();
    }
    if (this.isFull) return turnedAway();
    const admit = () => {
      clearTimeout(timer);
      enter();
    };
    const timer = setTimeout(() => {
      this.#queue.delete(admit);
      turnedAway();
    }, this.#limits.patience);
    this.#queue.add(admit);
  }

  /** Gives the place to who has waited longest. */
  leave(): void {
    const [next] = this.#queue;
    if (!next) {
      this.#inside--;
      return;
    }
    this.#queue.delete(next);
    next();
  }
}
