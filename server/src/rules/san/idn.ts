import { decodePunycode } from './punycode.ts';

/** A label that claims to be an A-label (RFC 5890 §2.3.2.1), and what it decodes to; undefined where it is none. */
export interface AceLabel {
  readonly label: string;
  readonly unicode: string | undefined;
}

/** The labels of a DNS name that begin with `xn--`, whatever the case. */
export function aceLabels(name: string): readonly AceLabel[] {
  return name
    .split('.')
    .filter((label) => /^xn--/i.test(label))
    .map((label) => ({ label, unicode: decodePunycode(label.slice(4)) }));
}

/** For the many names that have none. */
export function mayHaveAceLabel(name: string): boolean {
  return name.includes('--');
}
