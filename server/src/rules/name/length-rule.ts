import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import type { CertificateRule, RuleId, RuleMetadata } from '../types.ts';
import { attributeRule } from './attribute-rule.ts';

/** What distinguishes one rule about the length of an attribute from the others. */
export interface LengthRuleSpec extends Pick<RuleMetadata, 'title'> {
  readonly id: RuleId;
  /** OID of the attribute. */
  readonly type: string;
  /** Characters allowed at most: an upper bound of RFC 5280, appendix A.1. */
  readonly limit: number;
  readonly zlint?: readonly string[];
  /** Where it is not the standard's own bound. */
  readonly citation?: RuleMetadata['citation'];
}

/** A rule about an attribute of the subject that is longer than its upper bound. */
export function lengthRule({ type, limit, ...metadata }: LengthRuleSpec): CertificateRule {
  return attributeRule({
    severity: 'information',
    force: 'MUST',
    citation: rfc5280('A.1'),
    since: publication.rfc2459,
    ...metadata,
    place: 'subject',
    type,
    isWrong: ({ value }) => isLongerThan(value, limit),
    describe: (t, attribute) =>
      t(
        'The attribute {0} of the subject has {1} characters, and {2} are allowed. TLS stacks accept it, but OpenSSL and many CAs do not issue such a certificate; shorten it.',
        attribute.type,
        countCharacters(attribute.value),
        limit,
      ),
  });
}

function isLongerThan(value: string, limit: number): boolean {
  // UTF-16 has at least as many units as there are characters.
  return value.length > limit && countCharacters(value) > limit;
}

function countCharacters(value: string): number {
  let count = 0;
  for (const _ of value) count++;
  return count;
}
