import type { PathReason } from '../../path/validation/reasons.ts';
import type { Localize } from '../../text/localize.ts';
import { getDisplayName } from '../../x509/identity.ts';
import { visible } from '../markdown.ts';

/** What to do about a reason, in one sentence of plain text. */
export function adviseOn({ code, certificate }: PathReason, t: Localize): string {
  const name = visible(getDisplayName(certificate), 60);
  switch (code) {
    case 'expired':
      return t('Renew {0}; of a CA renewed with the same key, everything below it stays good.', name);
    case 'not-yet-valid':
      return t('Wait until {0} is valid, or look at the clock of the machine that issued it.', name);
    case 'revoked':
      return t('Replace {0} by a new certificate with a new key.', name);
    case 'not-a-ca':
    case 'key-may-not-sign-certificates':
    case 'empty-ca-subject':
      return t(
        'Have the certificates below {0} issued by a real CA, or {0} issued again as one (CA:TRUE, keyCertSign).',
        name,
      );
    case 'path-length-exceeded':
      return t(
        'Have {0} issued again with a larger path length or none, or the leaf by a CA that stands higher.',
        name,
      );
    case 'name-excluded':
    case 'name-not-permitted':
    case 'too-many-name-constraints':
      return t('Have {0} issued with names that its CAs may give out, or by another CA.', name);
    case 'malformed-name-constraint':
    case 'unsupported-name-constraint':
      return t('Have {0} issued again with constraints on DNS, IP, email, URI or directory names.', name);
    case 'wrong-purpose':
    case 'purpose-missing':
    case 'purpose-forbidden':
      return t('Have {0} issued again with the extended key usage it is needed for, or use another certificate.', name);
    case 'wrong-key-usage':
    case 'leaf-may-sign-certificates':
      return t('Have {0} issued again with the key usage it is needed for.', name);
    case 'signature-invalid':
      return t('Put the CA certificate there whose key signed {0}, or have {0} issued again by the present one.', name);
    case 'issuer-not-found':
      return t('Add the certificate of the CA that issued {0} to the file or the workspace.', name);
    case 'issuer-not-trusted':
      return t('Give {0} to the peers as a trust anchor, if it is really theirs to trust.', name);
    case 'policy-not-valid':
    case 'policy-mapping-of-any':
      return t('Have the certificates from {0} down issued with a policy that all CAs above them allow.', name);
    case 'weak-key':
    case 'key-type-not-allowed':
    case 'explicit-curve':
      return t('Have {0} issued again with a key on P-256 or P-384, or of RSA with at least 2048 bits.', name);
    case 'weak-signature':
    case 'signature-not-allowed':
      return t('Have {0} signed again with SHA-256 or better.', name);
    case 'peer-name-mismatch':
    case 'no-subject-alternative-name':
    case 'common-name-not-in-names':
    case 'invalid-dns-name':
    case 'wildcard-too-wide':
      return t('Have {0} issued again with the right names among its subject alternative names.', name);
    case 'path-too-long':
    case 'work-limit':
      return t('Remove the CA certificates that are not needed: {0} has very many that could stand above it.', name);
    case 'revocation-unknown':
      return t('Put a current revocation list of the CA that issued {0} beside it.', name);
    case 'signature-uncheckable':
      return t('Look at {0} with a program that knows its signature algorithm.', name);
    case 'ca-as-leaf':
      return t('Let the peer show a certificate that {0} issued, not the CA itself.', name);
    case 'precertificate':
      return t('Use the final certificate instead of the precertificate {0}.', name);
    case 'name-constraints-in-leaf':
    case 'unknown-critical-extension':
    case 'extension-must-not-be-critical':
    case 'extension-must-be-critical':
    case 'unreadable-validity':
    case 'malformed':
    case 'malformed-extension':
    case 'duplicate-extension':
    case 'algorithm-mismatch':
    case 'unsupported-version':
    case 'extensions-need-version-3':
    case 'unique-identifiers-need-version-2':
    case 'empty-issuer':
    case 'missing-authority-key-identifier':
    case 'missing-subject-key-identifier':
    case 'key-identifier-fields':
    case 'serial-number-range':
      return t('Have {0} issued again without this fault.', name);
  }
}
