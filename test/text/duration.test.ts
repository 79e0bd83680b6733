import { describe, expect, it } from 'vitest';
import { formatSpan } from '../../server/src/text/duration.ts';
import { english } from '../../server/src/text/localize.ts';
import { DAY } from '../builders/index.ts';

describe('a span for people', () => {
  it.each([
    [3650, '10 years'],
    [3652, '10 years'],
    [7305, '20 years'],
    [729, '729 days'],
    [825, '2 years'],
    [42.9, '42 days'],
    [1.5, '36 hours'],
    [0.01, '14 minutes'],
    [0, '1 minute'],
  ])('of %d days is %s', (days, words) => {
    expect(formatSpan(days * DAY, english)).toBe(words);
  });
});
