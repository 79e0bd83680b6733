import { quote, shortName } from '../../rules/wording.ts';
import type { Localize } from '../../text/localize.ts';
import type { Evidence } from '../evidence.ts';
import { findMissingIssuer, type MissingIssuer } from './missing-issuer.ts';
import type { Cause } from './types.ts';

/** The server does not send a CA that stands between its certificate and what clients trust. */
export const serverCertificateMissingIntermediate: Cause = {
  id: 'server-certificate-missing-intermediate',
  title: 'Server does not send an intermediate certificate',
  about: 'served',
  says: {
    openssl: [
      'unable to get local issuer certificate',
      'unable to verify the first certificate',
      'Verify return code: 21',
    ],
    go: ['x509: certificate signed by unknown authority'],
    java: ['unable to find valid certification path to requested target'],
    node: ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  },
  explain(evidence, t) {
    const missing = findMissingIssuer(evidence);
    if (missing?.kind !== 'intermediate') return undefined;
    const issuer = shortName(missing.certificate.issuer);
    const { length } = evidence.chain.certificates;
    return {
      cause: t(
        'The server does not send the intermediate certificate {0}; clients that do not have it cannot build the chain.',
        issuer,
      ),
      evidence:
        missing.found === undefined
          ? t(
              'Certificates that it sends: {0}. None of them is that of {1}, which is not trusted by itself either.',
              length,
              issuer,
            )
          : t(
              'Certificates that it sends: {0}. None of them is that of {1}, which lies in {2}.',
              length,
              issuer,
              missing.found.place,
            ),
      remedy: advise(missing, evidence, t),
    };
  },
};

function advise({ found, url }: MissingIssuer, { failedUrls = [] }: Evidence, t: Localize): string {
  if (found !== undefined || url === undefined)
    return t(
      'Append it to the certificate file of the server, the leaf first (in nginx ssl_certificate, in Kubernetes tls.crt).',
    );
  return failedUrls.includes(url)
    ? t(
        'Have its CA give it to you, and append it to the certificate file of the server, the leaf first (in nginx ssl_certificate); {0}, where it should be had, was asked in vain.',
        quote(url),
      )
    : t(
        'Append it to the certificate file of the server, the leaf first (in nginx ssl_certificate); its CA offers it at {0}.',
        quote(url),
      );
}
