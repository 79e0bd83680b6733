import { allArtifacts, artifactAt, type LocatedArtifact } from '../../documents/locate.ts';
import type { OpenDocument } from '../../documents/read-document.ts';
import { isAuthority } from '../../path/certificate-links.ts';
import type { Certificate, CertificationRequest } from '../../x509/types.ts';
import type { IssuingHost } from '../host.ts';
import { Refusal } from '../refusal.ts';

/** A certificate where it stands. */
export interface LocatedCertificate extends LocatedArtifact {
  readonly certificate: Certificate;
  readonly open: OpenDocument;
}

/** The certificate at an offset (UTF-16) of a file; its first one that is no CA's where none is given or none is there. Throws a Refusal where it has none. */
export async function locateCertificate(
  uri: string,
  offset: number | undefined,
  host: IssuingHost,
): Promise<LocatedCertificate> {
  const open = await openOrRefuse(uri, host);
  const certificates = [...candidates(open, offset)].flatMap((located) => {
    const { object } = located.artifact.content;
    return object.kind === 'certificate' ? [{ ...located, certificate: object, open }] : [];
  });
  const found = certificates.find(({ certificate }) => !isAuthority(certificate)) ?? certificates[0];
  if (found === undefined)
    throw new Refusal(host.t('{0} holds no certificate that can be read.', host.workspace.nameOf(uri)));
  return found;
}

/** As `locateCertificate`, the certificate alone. */
export async function certificateAt(uri: string, offset: number | undefined, host: IssuingHost): Promise<Certificate> {
  return (await locateCertificate(uri, offset, host)).certificate;
}

/** The certificate signing request at an offset, or the first one. Throws a Refusal where there is none. */
export async function requestAt(
  uri: string,
  offset: number | undefined,
  host: Pick<IssuingHost, 'workspace' | 't'>,
): Promise<CertificationRequest> {
  const open = await openOrRefuse(uri, host);
  const found = [...candidates(open, offset)]
    .map(({ artifact }) => artifact.content.object)
    .find((object) => object.kind === 'csr');
  if (found === undefined)
    throw new Refusal(host.t('{0} holds no certificate signing request that can be read.', host.workspace.nameOf(uri)));
  return found;
}

function* candidates({ document }: OpenDocument, offset: number | undefined): Generator<LocatedArtifact> {
  const here = offset === undefined ? undefined : artifactAt(document, offset);
  if (here !== undefined) yield here;
  else yield* allArtifacts(document);
}

async function openOrRefuse(
  uri: string,
  { workspace, t }: Pick<IssuingHost, 'workspace' | 't'>,
): Promise<OpenDocument> {
  const open = await workspace.open(uri);
  if (open === undefined) throw new Refusal(t('{0} cannot be read.', workspace.nameOf(uri)));
  return open;
}
