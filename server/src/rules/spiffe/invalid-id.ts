import type { Localize } from '../../text/localize.ts';
import { isSpiffeUri, parseSpiffeId, type SpiffeProblem } from '../../x509/spiffe.ts';
import { spiffeId } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, silent } from '../types.ts';
import { quote } from '../wording.ts';

/** A URI with the scheme of SPIFFE that is no SPIFFE ID. */
export const invalidId: CertificateRule = {
  id: 'spiffe/invalid-id',
  title: 'SPIFFE ID that is not valid',
  severity: 'warning',
  force: 'MUST',
  citation: spiffeId('2'),
  fixable: false,
  scope: 'certificate',
  extension: extensionOids.subjectAltName,
  check(subject, { t }) {
    if (subject.uris.length === 0) return silent;
    return subject.uris.flatMap(({ value, range }) => {
      const problem = isSpiffeUri(value) ? parseSpiffeId(value) : undefined;
      if (typeof problem !== 'string') return [];
      const message = t(
        '{0} is no valid SPIFFE ID: {1}. Peers that verify SPIFFE IDs refuse the certificate; issue it with an ID such as {2}.',
        quote(value),
        describe(problem, t),
        'spiffe://example.org/payments/api',
      );
      return [{ message, bytes: range }];
    });
  },
};

function describe(problem: SpiffeProblem, t: Localize): string {
  switch (problem) {
    case 'scheme-case':
      return t('its scheme must be spiffe in lower case');
    case 'no-trust-domain':
      return t('it has no trust domain');
    case 'trust-domain-characters':
      return t('a trust domain has only lower-case letters, digits, dots, hyphens and underscores');
    case 'trust-domain-length':
      return t('its trust domain has more than 255 characters');
    case 'user-or-port':
      return t('it has a user or a port');
    case 'query-or-fragment':
      return t('it has a query or a fragment');
    case 'percent-encoding':
      return t('its path has percent-encoded characters');
    case 'path-characters':
      return t('a path has only letters, digits, dots, hyphens and underscores');
    case 'empty-segment':
      return t('its path has an empty segment');
    case 'dot-segment':
      return t('its path has the segment "." or ".."');
    case 'trailing-slash':
      return t('it ends with a slash');
    case 'length':
      return t('it is longer than 2048 bytes');
  }
}
