import type { Holder, SecretKey, Unit } from '../documents/types.ts';

/**
 * The holders that count: where a Secret has a key in `data` and in `stringData`, the API server keeps the one in `stringData`; where
 * one of them has it twice, `kubectl` keeps the last.
 */
export function listEffectiveHolders(unit: Unit): readonly Holder[] {
  if (unit.kind !== 'kubernetes') return unit.holders;
  // Keys of `stringData` come last.
  const winners = new Map<string, SecretKey>(unit.keys.map((key) => [key.name, key]));
  if (winners.size === unit.keys.length) return unit.holders;
  const losers = unit.keys.filter((key) => winners.get(key.name) !== key);
  const starts = new Set(losers.map(({ range }) => range.start));
  return unit.holders.filter(({ keyRange }) => keyRange === undefined || !starts.has(keyRange.start));
}
