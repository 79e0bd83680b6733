import { formatGeneralName, getExtension } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';

/** Folders whose keys are there to be seen: tests, examples. */
const openFolders =
  /\/(?:tests?|testdata|__tests__|specs?|fixtures?|examples?|samples?|demos?|mocks?|dev|development)\//i;

/** Names of CAs that are for development. */
const developmentCa = /\b(?:mkcert|dev|development|test|testing|localhost|demo|example|sandbox)\b/i;

/** Names that lead to one's own machine or nowhere (RFC 2606, RFC 6761, RFC 6762). */
const localName =
  /^(?:DNS:(?:.*\.)?(?:localhost|test|local|example|invalid|internal\.test|example\.(?:com|net|org))|IP Address:(?:127\..*|0:0:0:0:0:0:0:1|::1)|IP:(?:127\..*|::1))$/i;

/** Whether a file's folder says that what is in it is for tests, examples or development. */
export function isOpenFolder(uri: string): boolean {
  return openFolders.test(uri);
}

/** Whether a certificate is for development: by its issuer's name, because it names this machine alone, or because it is over. */
export function isForDevelopment(certificate: Certificate, now: number): boolean {
  const { issuer, validity } = certificate;
  if (developmentCa.test(issuer.text)) return true;
  if ((validity.notAfter.epochMilliseconds ?? Number.POSITIVE_INFINITY) < now) return true;
  const names = getExtension(certificate, 'subjectAltName')?.names ?? [];
  return names.length > 0 && names.every((name) => localName.test(formatGeneralName(name)));
}
