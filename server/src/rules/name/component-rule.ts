import { rfc5280 } from '../citations.ts';
import { type CertificateRule, silent } from '../types.ts';

/** What distinguishes the rule about the subject from that about the issuer. */
export interface ComponentRuleSpec extends Pick<CertificateRule, 'id' | 'title' | 'zlint'> {
  readonly place: 'subject' | 'issuer';
}

/** A rule about name components of several attributes (`CN=orders+OU=payments`). */
export function componentRule({ place, ...metadata }: ComponentRuleSpec): CertificateRule {
  return {
    ...metadata,
    severity: 'hint',
    force: 'advice',
    citation: rfc5280('4.1.2.4'),
    fixable: false,
    scope: 'certificate',
    unless: place === 'subject' ? 'plain-subject' : 'plain-issuer',
    check({ certificate }, { t }) {
      const several = certificate[place].rdns.find(({ attributes }) => attributes.length > 1);
      if (several === undefined) return silent;
      const message = t(
        'A component of this name has several attributes ({0}). Handshakes succeed, but programs write and compare such names differently; give each attribute a component of its own.',
        several.attributes.map(({ type }) => type).join('+'),
      );
      return [{ message, bytes: several.range }];
    },
  };
}
