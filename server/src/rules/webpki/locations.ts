import type { Localize } from '../../text/localize.ts';
import type { ExtensionOfKind } from '../../x509/identity.ts';
import type { CertificateSubject } from '../certificate-subject.ts';
import { extensionOids } from '../extension-oids.ts';

type Description = ExtensionOfKind<'authorityInfoAccess'>['descriptions'][number];
type Point = ExtensionOfKind<'crlDistributionPoints'>['points'][number];

const noDescriptions: readonly Description[] = [];
const noPoints: readonly Point[] = [];

/** What authorityInfoAccess says, of one method where it is named. */
export function listAccess(subject: CertificateSubject, method?: 'OCSP' | 'caIssuers'): readonly Description[] {
  const all = subject.value(extensionOids.authorityInfoAccess, 'authorityInfoAccess')?.descriptions ?? noDescriptions;
  return method === undefined ? all : all.filter((description) => description.method === method);
}

/** The CRL distribution points. */
export function listCrlPoints(subject: CertificateSubject): readonly Point[] {
  return subject.value(extensionOids.crlDistributionPoints, 'crlDistributionPoints')?.points ?? noPoints;
}

/** The URLs where revocation lists are. */
export function listCrlUrls(subject: CertificateSubject): Point['names'] {
  return listCrlPoints(subject).flatMap(({ names }) => names.filter(({ kind }) => kind === 'URI'));
}

/** `http://…`; HTTPS is another scheme. */
export function isHttp(url: string): boolean {
  return /^http:\/\//i.test(url);
}

/** `http:` or `https:`. */
export function isWebUrl(url: string): boolean {
  return /^https?:/i.test(url);
}

/** The message that the distribution points of a certificate have no HTTP URL. */
export function describeNoCrlUrl(certificate: string, t: Localize): string {
  return t(
    'The CRL distribution points of {0} hold no http:// URL, so clients cannot fetch the revocation list. A public CA has to revoke the certificate; have it issued again with one.',
    certificate,
  );
}

/** The message that a URL is none that everybody can fetch. `field` is the standard's name of where it stands, `url` in quotation marks. */
export function describeNotHttp(field: string, url: string, t: Localize): string {
  return t(
    '{0} holds {1}, and the Baseline Requirements allow HTTP URLs alone there: what others name, most peers cannot fetch. A public CA has to revoke the certificate; have it issued again with an http:// URL.',
    field,
    url,
  );
}
