import type { GeneralName } from '../../x509/types.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { reportOne, type WebRuleSpec, webRule } from './web-rule.ts';

/** A kind of alternative name that public server certificates may not have. */
export interface AlternativeNameRuleSpec extends Omit<WebRuleSpec, 'check' | 'extension' | 'force' | 'section'> {
  readonly kind: GeneralName['kind'];
  /** As RFC 5280 calls it: `rfc822Name`. */
  readonly called: string;
  /** CAs have it, to tell certificates of their own apart. */
  readonly inCas?: 'allowed';
}

/** A rule that a certificate has no alternative name of this kind (BR §7.1.2.7.12). */
export function alternativeNameRule({ kind, called, inCas, ...rest }: AlternativeNameRuleSpec): CertificateRule {
  return webRule({
    ...rest,
    force: 'MUST',
    section: '7.1.2.7.12',
    extension: extensionOids.subjectAltName,
    check(subject, { t }) {
      const found = subject.altNames.find((name) => name.kind === kind);
      if (found === undefined || (inCas === 'allowed' && subject.keyUsages?.includes('keyCertSign'))) return silent;
      const message = t(
        'The alternative names of {0} include one of the kind {1}, and public server certificates have DNS names and IP addresses alone. A public CA has to revoke it; have it issued again without, or by a private CA.',
        nameOf(subject.certificate),
        called,
      );
      return reportOne(message, found.range);
    },
  });
}
