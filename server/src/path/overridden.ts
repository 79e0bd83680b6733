import type { Holder, Unit } from '../documents/types.ts';

/** The holders that count: where a Secret has a key in `data` and in `stringData`, the API server keeps the one in `stringData`. */
export function listEffectiveHolders(unit: Unit): readonly Holder[] {
  if (unit.kind !== 'kubernetes') return unit.holders;
  const winners = new Set(unit.keys.filter(({ field }) => field === 'stringData').map(({ name }) => name));
  if (winners.size === 0) return unit.holders;
  const losers = unit.keys.filter(({ field, name }) => field === 'data' && winners.has(name));
  const starts = new Set(losers.map(({ range }) => range.start));
  return unit.holders.filter(({ keyRange }) => keyRange === undefined || !starts.has(keyRange.start));
}
