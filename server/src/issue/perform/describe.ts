import { encodePem } from '../../pem/encode.ts';
import { formatInstant } from '../../text/duration.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { formatGeneralName, getDisplayName, getExtension } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import { fingerprint } from '../fingerprint.ts';
import type { IssuingHost, MadeText } from '../host.ts';
import type { IssuedFinding, IssuedSummary } from '../tasks.ts';
import type { IssuedCertificate } from '../types.ts';

/** What reports say of a certificate. */
export function summarize(der: Uint8Array, { crypto }: IssuingHost): IssuedSummary {
  const certificate = parseCertificate(der);
  const { notBefore, notAfter } = certificate.validity;
  return {
    subject: certificate.subject.text,
    issuer: certificate.issuer.text,
    serialNumber: certificate.serialNumber.hex,
    notBefore: toIso(notBefore.epochMilliseconds),
    notAfter: toIso(notAfter.epochMilliseconds),
    sha256: fingerprint(crypto, der),
    names: getExtension(certificate, 'subjectAltName')?.names.map(formatGeneralName) ?? [],
  };
}

function toIso(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '' : new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

/** One sentence: for whom, by whom, until when. */
export function sentenceOf({ certificate, root }: IssuedCertificate, { t }: IssuingHost): string {
  const made = parseCertificate(certificate);
  const until = endText(made);
  const name = nameOf(made);
  return certificate === root
    ? t('“{0}” signs itself and is valid until {1}.', name, until)
    : t('“{0}” is signed by “{1}” and valid until {2}.', name, issuerName(made), until);
}

/** Peers know a workload by its SPIFFE ID, and its common name says only the end of that. */
function nameOf(certificate: Certificate): string {
  const uri = getExtension(certificate, 'subjectAltName')?.names.find(({ kind }) => kind === 'URI')?.value;
  return uri?.startsWith('spiffe:') === true ? uri : getDisplayName(certificate);
}

/** `2027-02-23 18:50 UTC`. */
export function endText({ validity }: Certificate): string {
  return formatInstant(validity.notAfter.epochMilliseconds ?? 0);
}

function issuerName({ issuer }: Certificate): string {
  const attributes = issuer.rdns.flatMap((rdn) => rdn.attributes);
  return attributes.findLast(({ type }) => type === 'CN')?.value ?? issuer.text;
}

/** What the rules say of certificates as their peers will see them: each with its chain, and the roots beside them. */
export function checkIssued(
  issued: readonly IssuedCertificate[],
  host: IssuingHost,
): Promise<readonly IssuedFinding[]> {
  const chains = issued.map(({ certificate, intermediates }) => [certificate, ...intermediates]);
  const roots = issued.filter(({ certificate, root }) => certificate !== root).map(({ root }) => root);
  return checkChains(chains, roots, host);
}

/** What the rules say of these chains (DER), the leaf first, beside these roots. */
export function checkChains(
  chains: readonly (readonly Uint8Array[])[],
  roots: readonly Uint8Array[],
  host: IssuingHost,
): Promise<readonly IssuedFinding[]> {
  const files = (name: string, contents: readonly (readonly Uint8Array[])[]): MadeText[] => {
    const identityOf = (content: readonly Uint8Array[]) => content.map((der) => fingerprint(host.crypto, der)).join();
    const distinct = new Map(contents.map((content) => [identityOf(content), content]));
    return [...distinct.values()].map((content, index) => toText(`${name}-${index}.pem`, content));
  };
  return host.check([
    ...files('fullchain', chains),
    ...files(
      'ca',
      roots.map((root) => [root]),
    ),
  ]);
}

function toText(name: string, certificates: readonly Uint8Array[]): MadeText {
  return { name, text: certificates.map((der) => encodePem('CERTIFICATE', der)).join('') };
}
