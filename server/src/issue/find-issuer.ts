import { isAuthority } from '../path/certificate-links.ts';
import { publicKeyBytes } from '../path/validation/verify-signed.ts';
import { isIndexedCertificate } from '../workspace/indexed-certificate.ts';
import { parseCertificate } from '../x509/certificate.ts';
import type { Certificate } from '../x509/types.ts';
import { keyPlaces } from './authorities.ts';
import type { IssuingHost } from './host.ts';
import { StoredAuthorities } from './stored-authorities.ts';
import type { AuthorityChoice } from './tasks.ts';

/** The CA that issued a certificate and can sign again: one of the user's storage, or of the workspace with its key. */
export async function findIssuerOf(certificate: Certificate, host: IssuingHost): Promise<AuthorityChoice | undefined> {
  return (await findStored(certificate, host)) ?? (await findInWorkspace(certificate, host));
}

async function findStored(certificate: Certificate, host: IssuingHost): Promise<AuthorityChoice | undefined> {
  if (host.storage === undefined) return undefined;
  const stored = new StoredAuthorities(host.storage);
  for (const { id } of await stored.list()) {
    const [der] = await stored.certificates(id);
    if (der !== undefined && (await isIssuer(parseCertificate(der), certificate, host))) return { kind: 'stored', id };
  }
  return undefined;
}

async function findInWorkspace(certificate: Certificate, host: IssuingHost): Promise<AuthorityChoice | undefined> {
  for (const found of host.workspace.view.bySubject(certificate.issuer.matchKey)) {
    if (!isIndexedCertificate(found) || !isAuthority(found.object)) continue;
    const [keyUri] = keyPlaces(publicKeyBytes(found.object), host);
    if (keyUri === undefined || !(await isIssuer(found.object, certificate, host))) continue;
    return { kind: 'file', uri: found.uri, keyUri };
  }
  return undefined;
}

async function isIssuer(issuer: Certificate, certificate: Certificate, { workspace }: IssuingHost): Promise<boolean> {
  return (
    issuer.subject.matchKey === certificate.issuer.matchKey && (await workspace.verify(certificate, issuer)) === 'valid'
  );
}
