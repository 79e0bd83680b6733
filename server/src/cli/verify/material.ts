import { toHex } from '../../asn1/hex.ts';
import { allArtifacts, type LocatedArtifact } from '../../documents/locate.ts';
import { type OpenDocument, readDocument } from '../../documents/read-document.ts';
import { type OcspResponse, parseOcspResponse } from '../../revocation/ocsp-response.ts';
import type { SystemAnchors, SystemStores } from '../../runtime/node/system-anchors.ts';
import { SourceText } from '../../text/source-text.ts';
import type { Certificate, CertificateList, PkiObject } from '../../x509/types.ts';
import { readInput, readInputBytes } from '../sources.ts';
import type { Terminal } from '../terminal.ts';

/** Something that a file was named for and does not give; its message says what. */
export class UnusableInput extends Error {}

/** A certificate and where it was read. */
export interface PlacedCertificate {
  readonly certificate: Certificate;
  /** As reports name it; `system` for the operating system's own store. */
  readonly file: string;
  /** From 1; undefined in `system`. */
  readonly line: number | undefined;
  /** `tls.crt`, or the file's name. */
  readonly holder: string;
}

/** All certificates of a file, those of PKCS#7 bundles included; at least one. Throws UnusableInput. */
export async function readCertificates(name: string, terminal: Terminal): Promise<readonly PlacedCertificate[]> {
  const { file, open } = await readNamed(name, terminal);
  const found = listCertificates(open, file);
  if (found.length === 0) throw new UnusableInput(`${file} holds no certificate that can be read.`);
  return found;
}

/** All revocation lists of a file; at least one. Throws UnusableInput. */
export async function readLists(name: string, terminal: Terminal): Promise<readonly CertificateList[]> {
  const { file, open } = await readNamed(name, terminal);
  const found = [...allArtifacts(open.document)].flatMap(({ artifact }) => listsOf(artifact.content.object));
  if (found.length === 0) throw new UnusableInput(`${file} holds no certificate revocation list that can be read.`);
  return found;
}

/** The OCSP response of a file: DER as responders send it, or PEM. Throws UnusableInput. */
export async function readOcspResponse(name: string, terminal: Terminal): Promise<OcspResponse> {
  const input = await readInputBytes(name, terminal);
  if ('reason' in input) throw new UnusableInput(`cannot read ${input.file}: ${input.reason}`);
  const parsed = parseOcspResponse(withoutPem(input.bytes));
  switch (parsed.kind) {
    case 'response':
      return parsed.response;
    case 'refused':
      throw new UnusableInput(`${input.file} holds no answer: the OCSP responder only says “${parsed.status}”.`);
    case 'malformed':
      throw new UnusableInput(`${input.file} holds no OCSP response that can be read (${parsed.what}).`);
  }
}

function withoutPem(bytes: Uint8Array): Uint8Array {
  const block = /-----BEGIN OCSP RESPONSE-----([^-]*)-----END/.exec(Buffer.from(bytes).toString('latin1'));
  return block?.[1] === undefined ? bytes : new Uint8Array(Buffer.from(block[1], 'base64'));
}

/** The operating system's trust anchors, each once. Throws UnusableInput where there are none. */
export async function readSystemCertificates(stores?: SystemStores): Promise<readonly PlacedCertificate[]> {
  const anchors = await findSystemAnchors(stores);
  const isStore = anchors.source === 'system';
  const text = [...new Set(anchors.texts)].join('\n');
  const open = readDocument(SourceText.create('system:/', 'pem', 0, text));
  const found = listCertificates(open, anchors.source);
  if (found.length === 0) throw new UnusableInput(`${anchors.source} holds no trust anchors.`);
  return isStore ? found.map((each) => ({ ...each, line: undefined })) : found;
}

async function findSystemAnchors(stores: SystemStores | undefined): Promise<SystemAnchors> {
  // Node's TLS takes longer to load than most paths to validate.
  const { readSystemAnchors } = await import('../../runtime/node/system-anchors.ts');
  const anchors = attempt(() => readSystemAnchors(stores));
  if (anchors !== undefined) return anchors;
  throw new UnusableInput('this system has no trust anchors that could be found: name files with --anchor instead.');
}

function attempt<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UnusableInput(`cannot read what SSL_CERT_FILE names: ${messageOf(error)}`);
  }
}

/** Each certificate once, where it was found first. */
export function withoutRepeats(placed: readonly PlacedCertificate[]): readonly PlacedCertificate[] {
  const seen = new Map<string, PlacedCertificate>();
  for (const each of placed) {
    const key = toHex(each.certificate.der);
    if (!seen.has(key)) seen.set(key, each);
  }
  return [...seen.values()];
}

async function readNamed(name: string, terminal: Terminal): Promise<{ file: string; open: OpenDocument }> {
  const input = await readInput(name, terminal);
  if ('reason' in input) throw new UnusableInput(`cannot read ${input.file}: ${input.reason}`);
  return input;
}

function listCertificates({ document, source }: OpenDocument, file: string): PlacedCertificate[] {
  return [...allArtifacts(document)].flatMap(({ artifact, holder }: LocatedArtifact) => {
    const line = source.positionAt(artifact.start + artifact.content.beginLine.start).line + 1;
    return certificatesOf(artifact.content.object).map((certificate) => ({
      certificate,
      file,
      line,
      holder: holder.name,
    }));
  });
}

function certificatesOf(object: PkiObject): readonly Certificate[] {
  if (object.kind === 'certificate') return [object];
  return object.kind === 'pkcs7' ? leavesFirst(object.certificates.map(({ certificate }) => certificate)) : [];
}

/** A PKCS#7 bundle is a set: what order it has says nothing, so those that issued none of the others stand first. */
function leavesFirst(certificates: readonly Certificate[]): readonly Certificate[] {
  const isIssuer = (one: Certificate): boolean =>
    certificates.some((other) => other !== one && other.issuer.matchKey === one.subject.matchKey);
  return [...certificates.filter((one) => !isIssuer(one)), ...certificates.filter(isIssuer)];
}

function listsOf(object: PkiObject): readonly CertificateList[] {
  if (object.kind === 'crl') return [object];
  return object.kind === 'pkcs7' ? object.crls.map(({ crl }) => crl) : [];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
