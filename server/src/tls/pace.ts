import { setTimeout } from 'node:timers/promises';

/** Lets work begin: so many pieces at once, and each no sooner than `interval` milliseconds after the one before. */
export class Pace {
  readonly #interval: number;
  readonly #clock: () => number;
  readonly #wait: (milliseconds: number) => Promise<void>;
  readonly #waiting: (() => void)[] = [];
  #free: number;
  #next = Number.NEGATIVE_INFINITY;

  /** `clock`: milliseconds from any beginning, never going back. */
  constructor(
    atOnce: number,
    interval: number,
    clock: () => number,
    wait = (milliseconds: number): Promise<void> => setTimeout(milliseconds),
  ) {
    this.#free = atOnce;
    this.#interval = interval;
    this.#clock = clock;
    this.#wait = wait;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      await this.#turn();
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  async #enter(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async #turn(): Promise<void> {
    const now = this.#clock();
    const start = Math.max(this.#next, now);
    this.#next = start + this.#interval;
    if (start > now) await this.#wait(start - now);
  }
}
