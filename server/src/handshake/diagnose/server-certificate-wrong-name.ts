import { nameOf, quote } from '../../rules/wording.ts';
import type { Localize } from '../../text/localize.ts';
import { getExtension } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import type { Evidence } from '../evidence.ts';
import { servedReason } from './served-reasons.ts';
import type { Cause } from './types.ts';

/** Names that a sentence lists. */
const MAX_LISTED = 6;

/** The server's certificate is for other names. */
export const serverCertificateWrongName: Cause = {
  id: 'server-certificate-wrong-name',
  title: 'Certificate of the server does not have the name that was asked for',
  about: 'served',
  says: {
    openssl: ['hostname mismatch', 'IP address mismatch', 'Verify return code: 62'],
    go: [
      'x509: certificate is valid for …, not …',
      'x509: certificate relies on legacy Common Name field, use SANs instead',
    ],
    java: ['No subject alternative DNS name matching … found.', 'No subject alternative names present'],
    node: ['ERR_TLS_CERT_ALTNAME_INVALID', "Hostname/IP does not match certificate's altnames"],
  },
  explain(evidence, t) {
    const reason = servedReason(evidence, 'peer-name-mismatch', 'no-subject-alternative-name');
    if (reason === undefined) return undefined;
    const { certificate } = reason;
    const { value } = evidence.chain.peerName;
    const names = namesOf(certificate);
    return {
      cause: t('The certificate of the server is not for {0}.', quote(value)),
      evidence:
        names.length === 0
          ? t('{0} has no subject alternative names at all; the common name does not count.', nameOf(certificate))
          : t('{0} has the names {1}.', nameOf(certificate), names.slice(0, MAX_LISTED).map(quote).join(', ')),
      remedy: advise(evidence, names, t),
    };
  },
};

function advise({ report, chain }: Evidence, names: readonly string[], t: Localize): string {
  if (names.length > 0 && names.every((name) => name.startsWith('spiffe://')))
    return t(
      'This is the certificate of a workload in a service mesh, which has a SPIFFE ID instead of host names: call through a sidecar or gateway of the mesh, or have the client expect the SPIFFE ID.',
    );
  if (chain.peerName.kind === 'IP')
    return t('Connect by one of its names, or have it issued again with the IP address among its alternative names.');
  return report.target.serverName === undefined
    ? t('Send the name as server name (SNI): without it the server shows its default certificate.')
    : t(
        'Connect by one of its names, have it issued again with this one, or look whether the server shows its default certificate because it does not know this name.',
      );
}

function namesOf(certificate: Certificate): string[] {
  const names = getExtension(certificate, 'subjectAltName')?.names ?? [];
  return names.filter(({ kind }) => kind === 'DNS' || kind === 'IP' || kind === 'URI').map(({ value }) => value);
}
