import type { Localize } from '../../text/localize.ts';
import { type CrlRule, silent } from '../types.ts';
import type { EntryScan, OddEntry } from './entry-scan.ts';

/** What distinguishes one rule about the entries of a list from the others. */
export interface EntryRuleSpec extends Omit<CrlRule, 'scope' | 'fixable' | 'check'> {
  /** What the scan calls it. */
  readonly finds: keyof EntryScan;
  say(t: Localize, serial: string): string;
}

/** A rule about the revoked certificates of a list. It reports the first one only: where there is one, there are often thousands. */
export function entryRule({ finds, say, ...metadata }: EntryRuleSpec): CrlRule {
  return {
    ...metadata,
    scope: 'crl',
    fixable: false,
    check(subject, { t }) {
      const odd: OddEntry | undefined = subject.entries[finds];
      return odd === undefined ? silent : [{ message: say(t, odd.serial), bytes: odd.bytes }];
    },
  };
}
