import { type DerLimits, DerReader, defaultDerLimits, describeTag } from '../asn1/reader.ts';
import { parseCertificate, parseTrustedCertificate } from './certificate.ts';
import { parseCrl } from './crl.ts';
import { parseCsr } from './csr.ts';
import { parseDsaKey } from './keys/dsa.ts';
import { type LegacyHeader, parseLegacyEncryptedKey } from './keys/legacy-encryption.ts';
import { parseOpenSshKey } from './keys/openssh.ts';
import { parsePkcs1 } from './keys/pkcs1.ts';
import { parseEncryptedPkcs8, parsePkcs8 } from './keys/pkcs8.ts';
import { parseSec1 } from './keys/sec1.ts';
import { getLabelMeaning, isSecretLabel } from './labels.ts';
import { parsePkcs7 } from './pkcs7.ts';
import { parsePublicKeyInfo, parseRsaPublicKey } from './public-key-info.ts';
import { type Content, isCutOff, recogniseContent, resemblesContent } from './recognise.ts';
import type { DecodedObject, DecodeProblem, OtherObject, PkiObject, Unreadable } from './types.ts';

/** What may be told of a block besides its label and bytes. */
export interface DecodeOptions {
  /** Its header lines: `Proc-Type: 4,ENCRYPTED` makes the bytes cipher text (RFC 1421 §4.6.1.1). */
  readonly headers?: readonly LegacyHeader[];
  readonly limits?: DerLimits;
}

/**
 * Decodes the bytes of a block. The label decides what they are tried as first; where they are something else, that is what
 * comes out, as `mislabelled`. Never throws. Costs of a certificate: its structure, not its names and extensions.
 */
export function decodeObject(label: string, bytes: Uint8Array, options: DecodeOptions = {}): DecodedObject {
  const { headers = [], limits = defaultDerLimits } = options;
  const encrypted = isSecretLabel(label) ? parseLegacyEncryptedKey(label, headers) : undefined;
  if (encrypted) return { object: encrypted, mislabelled: false };
  const meaning = getLabelMeaning(label);
  if (meaning && meaning.content === undefined) return { object: named(meaning.words), mislabelled: false };
  const promised = meaning?.content;
  const found = recogniseAs(bytes, promised);
  if (found === undefined) return { object: unrecognised(label, bytes), mislabelled: false };
  if (found === 'certificate' && label === 'TRUSTED CERTIFICATE') {
    return { object: parseTrustedCertificate(bytes, limits), mislabelled: false };
  }
  const words = found === promised ? meaning?.words : undefined;
  return { object: parseContent(found, bytes, limits, words), mislabelled: found !== promised };
}

/** Decodes a DER value that stands without a label: the content of a `.der` file. */
export function decodeDer(bytes: Uint8Array, limits: DerLimits = defaultDerLimits): DecodedObject {
  const found = recogniseContent(bytes);
  const object = found ? parseContent(found, bytes, limits) : unreadable('DER object', bytes);
  return { object, mislabelled: false };
}

/** Damaged bytes are still what their label says as long as they resemble it. */
function recogniseAs(bytes: Uint8Array, promised: Content | undefined): Content | undefined {
  const found = recogniseContent(bytes);
  if (promised === undefined || found === promised) return found;
  return isVague(found, bytes) && resemblesContent(bytes, promised) ? promised : found;
}

/** Outlines of nothing but numbers say little: a cut-off RSA private key looks like a DSA key, or like parameters. */
function isVague(found: Content | undefined, bytes: Uint8Array): boolean {
  if (found === 'dsa-private-key') return isCutOff(bytes);
  return found === undefined || found === 'parameters' || found === 'rsa-public-key';
}

function parseContent(content: Content, bytes: Uint8Array, limits: DerLimits, words?: string): PkiObject {
  const parser = parsers[content];
  return typeof parser === 'string' ? named(words ?? parser) : parser(bytes, limits);
}

/** How each kind of content is read; those that are only named by their name. */
const parsers: Readonly<Record<Content, string | ((bytes: Uint8Array, limits: DerLimits) => PkiObject)>> = {
  certificate: parseCertificate,
  csr: parseCsr,
  crl: parseCrl,
  'public-key': parsePublicKeyInfo,
  'rsa-public-key': parseRsaPublicKey,
  pkcs8: parsePkcs8,
  'encrypted-pkcs8': parseEncryptedPkcs8,
  pkcs1: parsePkcs1,
  sec1: parseSec1,
  'dsa-private-key': parseDsaKey,
  openssh: parseOpenSshKey,
  pkcs7: parsePkcs7,
  pkcs12: 'PKCS#12 key store',
  'java-key-store': 'Java key store',
  'attribute-certificate': 'attribute certificate',
  'ec-parameters': 'EC parameters',
  parameters: 'DH or DSA parameters',
  'ocsp-response': 'OCSP response',
  'ssh-public-key': 'OpenSSH public key',
};

function named(what: string): OtherObject {
  return { kind: 'other', what, problems: [] };
}

/** A label that no one knows promises nothing, so its bytes are not wrong. */
function unrecognised(label: string, bytes: Uint8Array): OtherObject | Unreadable {
  const meaning = getLabelMeaning(label);
  return meaning ? unreadable(meaning.words, bytes) : named(label.toLowerCase());
}

function unreadable(expected: string, bytes: Uint8Array): Unreadable {
  const reader = new DerReader(bytes);
  const root = reader.root(expected);
  const reason = explain(expected, bytes, root.range, root.tag);
  // What the header of something that is no SEQUENCE says of its length means nothing.
  const problems = root.tag === SEQUENCE ? [...reader.problems, reason] : [reason];
  return { kind: 'unreadable', expected, problems };
}

function explain(expected: string, bytes: Uint8Array, range: DecodeProblem['range'], tag: number): DecodeProblem {
  if (bytes.length === 0) return { code: 'truncated', where: expected, what: 'there are no bytes', range };
  const isPem = bytes.subarray(0, pemStart.length).every((byte, index) => byte === pemStart[index]);
  if (isPem) return { code: 'bad-value', where: expected, what: 'the bytes are PEM text, encoded once more', range };
  if (isText(bytes)) return { code: 'bad-value', where: expected, what: 'the bytes are text', range };
  const what = tag === SEQUENCE ? `a SEQUENCE that is no ${expected}` : `expected SEQUENCE, found ${describeTag(tag)}`;
  return { code: 'unexpected-tag', where: expected, what, range };
}

/** Printable ASCII and line breaks, as far as it is looked at. */
function isText(bytes: Uint8Array): boolean {
  return bytes
    .subarray(0, 256)
    .every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

const SEQUENCE = 0x30;
const pemStart = new TextEncoder().encode('-----BEGIN ');
