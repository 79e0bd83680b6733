/** Items by key. Built when first asked for, kept in step from then on: what nobody asks for costs nothing. */
export class LazyTable<T> {
  readonly #all: () => Iterable<T>;
  readonly #keyOf: (item: T) => string | undefined;
  #buckets: Map<string, Bucket<T>> | undefined;

  /** `keyOf` must answer the same as long as the item is in the table; undefined leaves it out. */
  constructor(all: () => Iterable<T>, keyOf: (item: T) => string | undefined) {
    this.#all = all;
    this.#keyOf = keyOf;
  }

  /** The items of a key, in the order they were added. */
  get(key: string): readonly T[] {
    const bucket = this.#built().get(key);
    if (bucket === undefined) return [];
    bucket.list ??= [...bucket.items];
    return bucket.list;
  }

  /** An item is new among all. */
  add(item: T): void {
    if (this.#buckets !== undefined) this.#put(this.#buckets, item);
  }

  /** An item is no longer among all. */
  remove(item: T): void {
    const key = this.#buckets === undefined ? undefined : this.#keyOf(item);
    if (key === undefined) return;
    const bucket = this.#buckets?.get(key);
    bucket?.items.delete(item);
    if (bucket !== undefined) bucket.list = undefined;
    if (bucket?.items.size === 0) this.#buckets?.delete(key);
  }

  #built(): Map<string, Bucket<T>> {
    if (this.#buckets !== undefined) return this.#buckets;
    const buckets = new Map<string, Bucket<T>>();
    for (const item of this.#all()) this.#put(buckets, item);
    this.#buckets = buckets;
    return buckets;
  }

  #put(buckets: Map<string, Bucket<T>>, item: T): void {
    const key = this.#keyOf(item);
    if (key === undefined) return;
    const bucket = buckets.get(key);
    if (bucket === undefined) {
      buckets.set(key, { items: new Set([item]), list: undefined });
    } else {
      bucket.items.add(item);
      bucket.list = undefined;
    }
  }
}

interface Bucket<T> {
  readonly items: Set<T>;
  list: readonly T[] | undefined;
}
