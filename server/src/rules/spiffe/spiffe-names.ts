import { isSpiffeUri, parseSpiffeId } from '../../x509/spiffe.ts';
import type { GeneralName } from '../../x509/types.ts';
import type { CertificateSubject } from '../certificate-subject.ts';

/** The first alternative name that claims to be a SPIFFE ID; undefined where the certificate is no X.509-SVID. */
export function getSpiffeName({ uris }: CertificateSubject): GeneralName | undefined {
  return uris.find(({ value }) => isSpiffeUri(value));
}

/** Whether a CA is a workload's certificate by all but its basicConstraints: its ID has a path, it names a purpose of TLS, and its key may not sign certificates. */
export function isWorkloadAsCa(subject: CertificateSubject): boolean {
  const name = getSpiffeName(subject);
  const id = name && parseSpiffeId(name.value);
  if (id === undefined || typeof id === 'string' || id.path === '') return false;
  const isPeer = subject.names('serverAuth') || subject.names('clientAuth');
  return isPeer && subject.keyUsages?.includes('keyCertSign') !== true;
}
