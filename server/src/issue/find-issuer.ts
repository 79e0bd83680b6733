import { isAuthority, isNamedIssuer } from '../path/certificate-links.ts';
import { publicKeyBytes } from '../path/validation/verify-signed.ts';
import { isIndexedCertificate } from '../workspace/indexed-certificate.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { isSelfIssued } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import type { IssuingHost } from './host.ts';
import { keyPlaces } from './key-places.ts';
import { StoredAuthorities } from './stored-authorities.ts';
import type { AuthorityChoice } from './tasks.ts';

/** The CA that issued a certificate and can sign again: one of the user's storage, or of the workspace with its key. */
export async function findIssuerOf(certificate: Certificate, host: IssuingHost): Promise<AuthorityChoice | undefined> {
  return (await findStored(certificate, host)) ?? (await findInWorkspace(certificate, host));
}

/** Longer paths are nobody's. */
const MAX_PATH = 10;

/** The CAs above a certificate by their signatures, as far as they are known here, its issuer first. Of one that signs itself, none. */
export async function authoritiesAbove(certificate: Certificate, host: IssuingHost): Promise<readonly Certificate[]> {
  const path: Certificate[] = [];
  for (let lower = certificate; path.length < MAX_PATH && !isSelfIssued(lower); ) {
    const issuer = await findAbove(lower, host);
    if (issuer === undefined) return path;
    path.push(issuer);
    lower = issuer;
  }
  return path;
}

async function findAbove(certificate: Certificate, { workspace }: IssuingHost): Promise<Certificate | undefined> {
  for (const { object } of workspace.view.bySubject(certificate.issuer.matchKey).filter(isIndexedCertificate)) {
    if (isNamedIssuer(object, certificate) && (await workspace.verify(certificate, object)) === 'valid') return object;
  }
  return undefined;
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
