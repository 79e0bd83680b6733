import { getExtension, getRole } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import { parseDistinguishedName } from '../distinguished-name.ts';
import type { Evidence } from '../evidence.ts';

/** What can be seen from here that a server may have against a client certificate. */
export type ClientFault = 'expired' | 'not-yet-valid' | 'wrong-purpose' | 'unknown-ca';

/** What is wrong with the client's certificate as the server is likely to judge it; undefined where nothing is to be seen. */
export function findClientFault(evidence: Evidence): ClientFault | undefined {
  const [leaf] = evidence.clientChain;
  if (leaf === undefined) return undefined;
  const { notBefore, notAfter } = leaf.validity;
  if ((notAfter.epochMilliseconds ?? Number.POSITIVE_INFINITY) < evidence.now) return 'expired';
  if ((notBefore.epochMilliseconds ?? 0) > evidence.now) return 'not-yet-valid';
  if (!mayBeClient(leaf)) return 'wrong-purpose';
  return isOutsideOfList(evidence) ? 'unknown-ca' : undefined;
}

/** Whether an extended key usage, where there is one, allows clientAuth. */
export function mayBeClient(certificate: Certificate): boolean {
  const role = getRole(certificate);
  return role === 'client' || role === 'server+client' || getExtension(certificate, 'extendedKeyUsage') === undefined;
}

/** True where the server names the CAs that it accepts, and the client's chain as sent leads to none of them. */
export function isOutsideOfList({ report, clientChain }: Evidence): boolean {
  const authorities = report.attempt.handshake.certificateRequest?.authorities ?? [];
  if (authorities.length === 0 || clientChain.length === 0) return false;
  const accepted = new Set(authorities.map((der) => parseDistinguishedName(der)?.matchKey));
  return !clientChain.some(({ issuer, subject }) => accepted.has(issuer.matchKey) || accepted.has(subject.matchKey));
}
