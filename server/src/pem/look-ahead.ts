import type { PlacedBlock } from './types.ts';

/** The next block with a BEGIN line, found once although blocks without one may lie before it. Belongs to one reading of one text. */
export class LookAhead {
  #from = Number.POSITIVE_INFINITY;
  #found: PlacedBlock | undefined;

  /** What `find` gives for `from`, not asked again while no such block was passed. */
  at(from: number, find: () => PlacedBlock | undefined): PlacedBlock | undefined {
    const known = from >= this.#from && (this.#found === undefined || this.#found.start >= from);
    if (!known) {
      this.#from = from;
      this.#found = find();
    }
    return this.#found;
  }
}
