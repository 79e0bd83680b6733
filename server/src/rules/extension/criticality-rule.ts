import type { Localize } from '../../text/localize.ts';
import type { Extension } from '../../x509/types.ts';
import type { CertificateSubject } from '../certificate-subject.ts';
import { type CertificateRule, silent } from '../types.ts';

/** What distinguishes one rule about a critical flag from the others. */
export interface CriticalityRuleSpec extends Omit<CertificateRule, 'scope' | 'fixable' | 'extension' | 'check'> {
  /** OID of the extension. */
  readonly extension: string;
  say(t: Localize): string;
}

/** A rule about an extension that must not be marked as critical. It stands on the flag. */
export function mustNotBeCritical({ say, ...metadata }: CriticalityRuleSpec): CertificateRule {
  return {
    ...metadata,
    scope: 'certificate',
    fixable: false,
    check(subject, { t }) {
      const extension = subject.extension(metadata.extension);
      if (extension?.critical !== true) return silent;
      return [{ message: say(t), bytes: criticalField(subject, extension) }];
    },
  };
}

/** A rule about an extension that must be marked as critical. It stands on the whole extension, which lacks the flag. */
export function mustBeCritical({ say, ...metadata }: CriticalityRuleSpec): CertificateRule {
  return {
    ...metadata,
    scope: 'certificate',
    fixable: false,
    check(subject, { t }) {
      const extension = subject.extension(metadata.extension);
      if (extension?.critical !== false) return silent;
      return [{ message: say(t), bytes: extension.range }];
    },
  };
}

/** The BOOLEAN after the extension's OID. */
function criticalField(subject: CertificateSubject, { range }: Extension): Extension['range'] {
  const [, critical] = subject.reader().children(subject.node(range), '');
  return critical?.range ?? range;
}

/** Said where no TLS stack knows what to do with the critical extension. */
export function sayAllRefuse(name: string): (t: Localize) => string {
  return (t) =>
    t(
      '{0} is marked as critical and must not be. OpenSSL, Go and Java refuse the certificate, and with it the handshake; issue it again with this extension not critical.',
      name,
    );
}

/** Said where every TLS stack acts on the extension, critical or not. */
export function sayShouldBeCritical(name: string): (t: Localize) => string {
  return (t) =>
    t(
      '{0} is not marked as critical, as RFC 5280 demands. OpenSSL, Go and Java act on what they know of it all the same; a verifier that does not know it ignores the limit. Mark it as critical when the CA is issued again.',
      name,
    );
}
