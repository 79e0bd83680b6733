import { isSpiffeUri } from '../../x509/spiffe.ts';
import type { GeneralName } from '../../x509/types.ts';
import type { CertificateSubject } from '../certificate-subject.ts';

/** The first alternative name that claims to be a SPIFFE ID; undefined where the certificate is no X.509-SVID. */
export function getSpiffeName({ uris }: CertificateSubject): GeneralName | undefined {
  return uris.find(({ value }) => isSpiffeUri(value));
}
