import type { Registered } from '../types.ts';

/** Names of successive codes, in one text, from the first code on. */
export type Run = readonly [first: number, names: string];

/** Looks codes up in runs of an IANA registry. What is not in it is called by its number: `0x1a2b`, `0x` and two digits below 256. */
export function createRegistry(runs: readonly Run[], prefix = ''): (code: number) => Registered {
  // Made when first asked: most sessions never connect to anything.
  let names: ReadonlyMap<number, string> | undefined;
  return (code) => {
    names ??= new Map(
      runs.flatMap(([first, text]) =>
        text
          .trim()
          .split(/\s+/)
          .map((name, index) => [first + index, name]),
      ),
    );
    const name = names.get(code);
    return { code, name: name === undefined ? hexCode(code) : `${prefix}${name}` };
  };
}

function hexCode(code: number): string {
  return `0x${code.toString(16).padStart(code > 0xff ? 4 : 2, '0')}`;
}
