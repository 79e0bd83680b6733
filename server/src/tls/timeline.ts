import type { ObservedError, Phase, PhaseTime } from '../handshake/types.ts';
import { observeError } from './observe-error.ts';

/** How long each phase may take, in milliseconds. */
export type Timeouts = Readonly<Record<Phase, number>>;

/** A phase that failed, and with what. */
export class PhaseFailure extends Error {
  override readonly name = 'PhaseFailure';
  readonly phase: Phase;
  readonly observed: ObservedError;

  constructor(phase: Phase, observed: ObservedError) {
    super(`${phase}: ${observed.message}`);
    this.phase = phase;
    this.observed = observed;
  }
}

/** Times the phases of one attempt, and ends one that takes too long or is called off. */
export class Timeline {
  readonly #phases: PhaseTime[] = [];
  readonly #clock: () => number;
  readonly #timeouts: Timeouts;
  readonly #signal: AbortSignal;
  readonly #begin: number;

  /** `clock`: milliseconds from any beginning, never going back. */
  constructor(clock: () => number, timeouts: Timeouts, signal: AbortSignal) {
    this.#clock = clock;
    this.#timeouts = timeouts;
    this.#signal = signal;
    this.#begin = clock();
  }

  get phases(): readonly PhaseTime[] {
    return this.#phases;
  }

  /** `within`, and the phase is listed with its time, however it ends. */
  async run<T>(phase: Phase, work: () => Promise<T>): Promise<T> {
    const start = this.#clock();
    try {
      return await this.within(phase, work);
    } finally {
      this.#phases.push({ phase, start: start - this.#begin, milliseconds: this.#clock() - start });
    }
  }

  /**
   * Does something that belongs to a phase. Throws PhaseFailure where it fails, lasts too long (`TIMEOUT`) or the signal comes
   * (`ABORTED`); what the work holds open is for the caller to close.
   */
  async within<T>(phase: Phase, work: () => Promise<T>): Promise<T> {
    try {
      return await this.#bounded(phase, work);
    } catch (error) {
      throw error instanceof PhaseFailure ? error : new PhaseFailure(phase, observeError(error));
    }
  }

  async #bounded<T>(phase: Phase, work: () => Promise<T>): Promise<T> {
    const milliseconds = this.#timeouts[phase];
    const failure = (code: string, message: string): PhaseFailure => new PhaseFailure(phase, { code, message });
    if (this.#signal.aborted) throw failure('ABORTED', 'called off');
    let release = (): void => undefined;
    const ended = new Promise<never>((_resolve, reject) => {
      const abort = (): void => reject(failure('ABORTED', 'called off'));
      const timer = setTimeout(() => reject(failure('TIMEOUT', `no answer within ${milliseconds} ms`)), milliseconds);
      this.#signal.addEventListener('abort', abort, { once: true });
      release = () => {
        clearTimeout(timer);
        this.#signal.removeEventListener('abort', abort);
      };
    });
    try {
      return await Promise.race([ended, work()]);
    } finally {
      release();
    }
  }
}
