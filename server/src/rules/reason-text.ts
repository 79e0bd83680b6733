import type { PathReason } from '../path/validation/reasons.ts';
import { formatInstant } from '../text/duration.ts';
import type { Localize } from '../text/localize.ts';
import type { Time } from '../x509/types.ts';
import { nameOf, quote } from './wording.ts';

/** One reason why a path does not hold, as a plain sentence that names the certificate. Its section stands in the reason. */
export function describeReason({ code, certificate, field, values }: PathReason, t: Localize): string {
  const name = nameOf(certificate);
  const [first = '', second = ''] = values.map(quoteUntrusted);
  const said = quote(values[0] ?? '');
  switch (code) {
    case 'revoked':
      return first === 'unspecified' ? t('{0} is revoked.', name) : t('{0} is revoked ({1}).', name, first);
    case 'expired':
      return t('{0} expired on {1}.', name, momentOf(certificate.validity.notAfter));
    case 'not-yet-valid':
      return t('{0} is not valid before {1}.', name, momentOf(certificate.validity.notBefore));
    case 'unreadable-validity':
      return t('The validity of {0} cannot be read.', name);
    case 'not-a-ca':
      return t('{0} is no CA (basicConstraints), and a certificate stands below it.', name);
    case 'path-length-exceeded':
      return first === '0' && second === '1'
        ? t('{0} allows no further CA (pathLenConstraint 0), and {1} stands below it.', name, quote(values[2] ?? ''))
        : t(
            '{0} has pathLenConstraint {1}, and the CAs below it are {2}: {3}.',
            name,
            first,
            second,
            listNames(values),
          );
    case 'key-may-not-sign-certificates':
      return t('The key of {0} may not sign certificates: keyUsage lacks keyCertSign.', name);
    case 'name-excluded':
      return t('{0} has the name {1}, and {2} excludes {3}.', name, ...constrained(values));
    case 'name-not-permitted':
      return t('{0} has the name {1}, and {2} permits only {3}.', name, ...constrained(values));
    case 'wrong-purpose':
      return t('{0} may not be used for {1}: its extended key usage is {2}.', name, first, second);
    case 'wrong-key-usage':
      return t('{0} may not be used for {1}: its key usage is {2}.', name, first, second);
    case 'peer-name-mismatch':
      return values[1] === ''
        ? t(
            '{0} does not have the name {1} among its subject alternative names, nor any other of its kind.',
            name,
            said,
          )
        : t('{0} does not have the name {1}, but {2}.', name, said, quote(values[1] ?? ''));
    case 'unknown-critical-extension':
      return t('{0} has the critical extension {1}, which is not known.', name, nameExtension(field, first));
    case 'policy-not-valid':
      return t('A certificate policy is demanded, and at {0} none is left that holds for the whole path.', name);
    case 'policy-mapping-of-any':
      return t('{0} maps anyPolicy to another policy, which is forbidden.', name);
    case 'weak-key':
      return t('The key of {0} is too weak: {1}, {2}.', name, first, second);
    case 'weak-signature':
      return t('{0} is signed with {1}, which is broken.', name, first);
    case 'signature-invalid':
      return t('The signature of {0} does not fit the key of its issuer: {1}.', name, first);
    case 'malformed':
      return t('{0} is malformed at {1}: {2}.', name, field, first);
    case 'malformed-extension':
      return t('{0} has an extension that cannot be read: {1}.', name, field);
    case 'duplicate-extension':
      return t('{0} has the extension {1} twice.', name, first);
    case 'algorithm-mismatch':
      return t('{0} names two different signature algorithms, one inside and one outside of what is signed.', name);
    case 'unsupported-version':
      return t('{0} has version {1}, which is not accepted.', name, first);
    case 'extensions-need-version-3':
      return t('{0} has extensions, and says that it is of version {1}, which has none.', name, first);
    case 'unique-identifiers-need-version-2':
      return t('{0} has unique identifiers, and says that it is of version 1, which has none.', name);
    case 'explicit-curve':
      return t('The key of {0} spells out its curve instead of naming it.', name);
    case 'empty-issuer':
      return t('{0} does not name its issuer.', name);
    case 'empty-ca-subject':
      return t('{0} is a CA without a name.', name);
    case 'precertificate':
      return t('{0} is a precertificate: it is for transparency logs, not for use.', name);
    case 'extension-must-not-be-critical':
      return t('{0} marks the extension {1} as critical, which is forbidden.', name, first);
    case 'extension-must-be-critical':
      return t('{0} does not mark the extension {1} as critical, which it must.', name, first);
    case 'malformed-name-constraint':
      return t('{0} has a name constraint that cannot be read: {1}.', name, first);
    case 'unsupported-name-constraint':
      return t('{0} constrains names of the kind {1}, which is not supported.', name, first);
    case 'too-many-name-constraints':
      return t('{0} has more names than can be compared with the name constraints above it: {1}.', name, first);
    case 'no-subject-alternative-name':
      return t('{0} has no subject alternative name, and the common name does not count.', name);
    case 'missing-authority-key-identifier':
      return t('{0} has no authority key identifier.', name);
    case 'missing-subject-key-identifier':
      return t('{0} is a CA without a subject key identifier.', name);
    case 'key-identifier-fields':
      return t('The authority key identifier of {0} is not that of a root.', name);
    case 'serial-number-range':
      return t('The serial number of {0} is not positive or has more than 20 octets.', name);
    case 'leaf-may-sign-certificates':
      return t('{0} is no CA, and its key usage says keyCertSign.', name);
    case 'name-constraints-in-leaf':
      return t('{0} is no CA, and has name constraints.', name);
    case 'purpose-missing':
      return t('{0} does not say what it is for: it has no extended key usage.', name);
    case 'purpose-forbidden':
      return t('{0} has an extended key usage that it must not have: {1}.', name, first);
    case 'ca-as-leaf':
      return t('{0} is a CA, and must not be shown by a server or client.', name);
    case 'key-type-not-allowed':
      return t('The key of {0} is not of a kind that the public web allows: {1}, {2}.', name, first, second);
    case 'signature-not-allowed':
      return t('{0} is signed with {1}, which the public web does not allow.', name, first);
    case 'common-name-not-in-names':
      return t('The common name {1} of {0} is not among its subject alternative names.', name, said);
    case 'invalid-dns-name':
      return t('{0} has a DNS name that is none: {1}.', name, said);
    case 'wildcard-too-wide':
      return t('{0} has a wildcard for a whole public suffix: {1}.', name, said);
    case 'revocation-unknown':
      return t('Whether {0} is revoked cannot be told from what is at hand ({1}).', name, values.join(', '));
    case 'signature-uncheckable':
      return t('The signature of {0} cannot be checked here: {1}.', name, first);
    case 'path-too-long':
      return t(
        'The path has {0} CAs between the certificate and its trust anchor, and {1} are allowed.',
        first,
        second,
      );
    case 'issuer-not-trusted':
      return t('{0} is its own issuer, and not among the trust anchors.', name);
    case 'issuer-not-found':
      return t('The issuer of {0} is not among the certificates at hand: {1}.', name, said);
    case 'work-limit':
      return t('The search for a path was given up at {0}: there are too many ways to go.', name);
  }
}

/** An extension by its name where it has one; of policies, the qualifier is meant. */
function nameExtension(field: string, oid: string): string {
  return field === 'certificatePolicies' ? oid : quoteUntrusted(field);
}

/** The CAs below one that allows fewer, the highest first; their names follow two numbers. */
function listNames(values: readonly string[]): string {
  return values
    .slice(2, 2 + MAX_LISTED)
    .toReversed()
    .map(quote)
    .join(', ');
}

const MAX_LISTED = 6;

/** The name, the CA that constrains it, and the constraint. */
function constrained([name = '', constraint = '', authority = '']: readonly string[]): readonly string[] {
  return [name, authority, constraint].map(quote);
}

/** Words of ours and OIDs stay as they are; what certificates say may be anything. */
function quoteUntrusted(text: string): string {
  return /^(?:[\w-]+|\d+(?:\.\d+)+)(?: bits)?(?:, (?:[\w-]+|\d+(?:\.\d+)+))*$/.test(text) && text.length <= 200
    ? text
    : quote(text);
}

function momentOf({ epochMilliseconds, encoded }: Time): string {
  return epochMilliseconds === undefined ? quote(encoded) : formatInstant(epochMilliseconds);
}
