import { expect, it } from 'vitest';
import { BoundedCache } from '../../server/src/runtime/bounded-cache.ts';

it('keeps what was used last, and forgets the rest', () => {
  const cache = new BoundedCache<{ readonly id: string }>(2);
  const made: string[] = [];
  const get = (id: string): string =>
    cache.get(id, () => {
      made.push(id);
      return { id };
    }).id;
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(get)).toEqual(['a', 'b', 'a', 'c', 'a', 'b']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
