import type { WorkLimits } from './types.ts';

/** What a search may spend where the request says nothing: far above what any honest set of certificates needs. */
export const defaultWorkLimits: WorkLimits = { signatureChecks: 400, candidates: 10_000, nameComparisons: 1 << 20 };

/** Counts down what one search spends. */
export class WorkBudget {
  readonly limits: WorkLimits;
  #signatureChecks: number;
  #candidates: number;

  constructor(limits: Partial<WorkLimits> = {}) {
    this.limits = { ...defaultWorkLimits, ...limits };
    this.#signatureChecks = this.limits.signatureChecks;
    this.#candidates = this.limits.candidates;
  }

  /** True once something had to be left undone. */
  get exhausted(): boolean {
    return this.#signatureChecks < 0 || this.#candidates < 0;
  }

  /** Takes one signature check; false where none is left. */
  takeSignatureCheck(): boolean {
    this.#signatureChecks--;
    return this.#signatureChecks >= 0;
  }

  /** Takes one look at a candidate; false where none is left. */
  takeCandidate(): boolean {
    this.#candidates--;
    return this.#candidates >= 0;
  }
}
