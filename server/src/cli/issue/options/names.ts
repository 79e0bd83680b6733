import { parseAltName, splitNames } from '../../../issue/alt-names.ts';
import { english } from '../../../text/localize.ts';
import { UsageError } from '../../usage-error.ts';

/** Names as typed, several in a word where commas join them; a UsageError for what is none. */
export function readNames(option: string, words: readonly string[] = []): readonly string[] {
  const names = words.flatMap(splitNames);
  for (const name of names) {
    const read = parseAltName(name, english);
    if ('problem' in read) throw new UsageError(`${option}: ${read.problem}`);
  }
  return names;
}

/** As `readNames`, of an option that has to be there. */
export function requireNames(option: string, words: readonly string[] | undefined): readonly string[] {
  const names = readNames(option, words);
  if (names.length === 0)
    throw new UsageError(`Name the service with ${option}: a DNS name, an IP address, a URI or an e-mail address.`);
  return names;
}
