import type { Localize } from '../../text/localize.ts';
import type { Time } from '../../x509/types.ts';
import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, type FieldReport, type RuleMetadata, silent } from '../types.ts';
import { quote } from '../wording.ts';

/** What distinguishes one rule about how the dates of a certificate are written. */
export interface TimeRuleSpec extends Pick<RuleMetadata, 'id' | 'title' | 'severity' | 'zlint'> {
  readonly section: '4.1.2.5' | '4.1.2.5.1' | '4.1.2.5.2';
  readonly encoding: Time['encoding'];
  isWrong(time: Time): boolean;
  describe(t: Localize, field: 'notBefore' | 'notAfter', encoded: string): string;
}

/** A rule about notBefore and notAfter (RFC 5280 §4.1.2.5). */
export function timeRule(spec: TimeRuleSpec): CertificateRule {
  const { section, encoding, isWrong, describe, ...metadata } = spec;
  const judge = (time: Time): boolean => time.encoding === encoding && isWrong(time);
  return {
    ...metadata,
    force: 'MUST',
    citation: rfc5280(section),
    fixable: false,
    since: publication.rfc2459,
    scope: 'certificate',
    unless: 'plain-validity',
    impliedBy: ['chain/unreadable-validity'],
    check({ certificate: { validity } }, { t }) {
      const { notBefore, notAfter } = validity;
      const first = judge(notBefore);
      const second = judge(notAfter);
      if (!first && !second) return silent;
      const report = (field: 'notBefore' | 'notAfter', { encoded, range }: Time): FieldReport => ({
        message: describe(t, field, quote(encoded)),
        bytes: range,
      });
      return [...(first ? [report('notBefore', notBefore)] : []), ...(second ? [report('notAfter', notAfter)] : [])];
    },
  };
}
