import type { PemLimits } from '../../pem/types.ts';
import { type Place, readValue, type ValueReading } from '../read-value.ts';
import type { Scalar } from './scalar.ts';

/**
 * Values read in one version of a section. The next version starts from it, so that values whose characters are the same keep
 * their contents' identity; what is no longer there is dropped with the old version.
 */
export class ValueCache {
  readonly #previous: ReadonlyMap<string, ValueReading>;
  readonly #current = new Map<string, ValueReading>();

  constructor(previous?: ValueCache) {
    this.#previous = previous === undefined ? new Map() : previous.#current;
  }

  /** What the scalar holds, read at most once. */
  read(scalar: Scalar, place: Place, limits: PemLimits): ValueReading | undefined {
    const { style, indent, flow, lineBreak, binary } = scalar.form;
    const key = `${place.encoding} ${place.strict} ${place.content} ${style} ${indent} ${flow} ${binary} ${lineBreak.length} ${scalar.raw}`;
    const reading = this.#current.get(key) ?? this.#previous.get(key) ?? readValue(scalar, place, limits);
    if (reading !== undefined) this.#current.set(key, reading);
    return reading;
  }
}
