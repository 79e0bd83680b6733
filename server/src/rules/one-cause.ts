import { shiftRange } from '../text/range.ts';
import type { Finding } from './types.ts';

/** A finding before it is known who hears it. */
export interface Raised extends Finding {
  /** Those that say its cause: while one of them stands, it is left out. */
  readonly impliedBy?: readonly Raised[];
}

/**
 * Leaves one finding of each cause: out goes what is implied by one that stands. One that is silenced does not, unless its own cause is
 * said by another.
 */
export function keepOneOfEachCause(raised: readonly Raised[], isSilenced: (finding: Finding) => boolean): Raised[] {
  const stands = (one: Raised): boolean => !isSilenced(one) || isImplied(one);
  const isImplied = ({ impliedBy }: Raised): boolean => impliedBy?.some(stands) === true;
  return raised.filter((one) => !isImplied(one));
}

/** The same, `by` UTF-16 units further on. */
export function shiftRaised(one: Raised, by: number): Raised {
  const moved = { ...one, range: shiftRange(one.range, by) };
  return one.impliedBy === undefined
    ? moved
    : { ...moved, impliedBy: one.impliedBy.map((other) => shiftRaised(other, by)) };
}
