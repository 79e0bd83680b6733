import { type DerNode, DerReader, defaultDerLimits, Tag } from '../asn1/reader.ts';
import { isOpenSshKey } from './keys/openssh.ts';

/** What bytes can be told to be without a label. */
export type Content =
  | 'certificate'
  | 'csr'
  | 'crl'
  | 'attribute-certificate'
  | 'public-key'
  | 'rsa-public-key'
  | 'pkcs8'
  | 'encrypted-pkcs8'
  | 'pkcs1'
  | 'sec1'
  | 'dsa-private-key'
  | 'openssh'
  | 'pkcs7'
  | 'pkcs12'
  | 'ec-parameters'
  | 'parameters'
  | 'ocsp-response'
  | 'java-key-store'
  | 'ssh-public-key';

/**
 * Tells by content what `bytes` are: by the outline of the first few levels of TLVs, so that a cut-off or slightly wrong
 * object is still known for what it is. Undefined where nothing fits.
 */
export function recogniseContent(bytes: Uint8Array): Content | undefined {
  return recogniseCertificate(bytes) ?? recogniseMagic(bytes) ?? recogniseOutline(bytes);
}

/** The common case at the price of three TLV headers: only a certificate's to-be-signed part starts with `[0]`. */
function recogniseCertificate(bytes: Uint8Array): 'certificate' | undefined {
  const reader = new DerReader(bytes, silentLimits);
  const root = reader.root('');
  if (root.tag !== Tag.sequence) return undefined;
  const tbs = reader.enter(root, '').next();
  return tbs.tag === Tag.sequence && bytes[tbs.contentStart] === 0xa0 ? 'certificate' : undefined;
}

function recogniseMagic(bytes: Uint8Array): Content | undefined {
  if (isOpenSshKey(bytes)) return 'openssh';
  const [a, b, c, d, e, f, g] = bytes;
  if (
    (a === 0xfe && b === 0xed && c === 0xfe && d === 0xed) ||
    (a === 0xce && b === 0xce && c === 0xce && d === 0xce)
  ) {
    return 'java-key-store';
  }
  // `ssh-…` or `ecdsa-…` after its length (RFC 4251 §5).
  const ssh = e === 0x73 && f === 0x73 && g === 0x68;
  const ecdsa = e === 0x65 && f === 0x63 && g === 0x64;
  return a === 0 && b === 0 && c === 0 && (ssh || ecdsa) ? 'ssh-public-key' : undefined;
}

const maxOutlineDepth = 3;
const maxOutlineChildren = 12;
const silentLimits = { ...defaultDerLimits, maxNodes: 400, maxProblems: 0 };

/**
 * Outlines are written with one sign per TLV: `(…)` SEQUENCE, `{…}` SET, a digit for `[n]`, i INTEGER, o OCTET STRING,
 * b BIT STRING, d OBJECT IDENTIFIER, t a time, e ENUMERATED, `.` anything else.
 */
const algorithm = String.raw`\(d(?:[^()]|\(\))*\)`;
const sequence = String.raw`\((?:[^()]|\(\))*\)`;
const outlines: readonly (readonly [RegExp, Content])[] = [
  [new RegExp(String.raw`^\(\(i?${algorithm}${sequence}t`), 'crl'],
  [/^\(\(i\(d/, 'certificate'],
  [/^\(\(i\([012]/, 'attribute-certificate'],
  [new RegExp(String.raw`^\(\(i${sequence}\(\(`), 'csr'],
  [/^\(\(d.*\)b\)$/, 'public-key'],
  [/^\(\(d.*\)o\)$/, 'encrypted-pkcs8'],
  [/^\(i\(d.*\)o[01]*\)$/, 'pkcs8'],
  [/^\(io[01]{0,2}\)$/, 'sec1'],
  [/^\(i{9,}/, 'pkcs1'],
  [/^\(i{6}\)$/, 'dsa-private-key'],
  [/^\(d0\)$/, 'pkcs7'],
  [/^\(i\(d0\)/, 'pkcs12'],
  [/^\(i{3,5}\)$/, 'parameters'],
  [/^\(e0?\)$/, 'ocsp-response'],
  [/^d$/, 'ec-parameters'],
  [/^\(i\(d.*\)\(/, 'ec-parameters'],
];

/** What a damaged object of each kind still shows; asked only where its label promises that kind. */
const looseOutlines: Readonly<Partial<Record<Content, RegExp>>> = {
  certificate: /^\(\(/,
  csr: /^\(\(i?\(/,
  crl: /^\(\(/,
  'public-key': /^\(\(d/,
  'rsa-public-key': /^\(i/,
  pkcs8: /^\(i\(/,
  'encrypted-pkcs8': /^\(\(d/,
  pkcs1: /^\(i{2,}/,
  sec1: /^\(io/,
  'dsa-private-key': /^\(i{2,}/,
  pkcs7: /^\(d/,
  parameters: /^\(i{2,5}\)$/,
};

/** True where the outermost value claims more bytes than there are. */
export function isCutOff(bytes: Uint8Array): boolean {
  const reader = new DerReader(bytes);
  reader.root('');
  return reader.problems.some(({ code }) => code === 'truncated');
}

/** True where bytes that are nothing for certain may be a damaged `content`. */
export function resemblesContent(bytes: Uint8Array, content: Content): boolean {
  const reader = new DerReader(bytes, silentLimits);
  return looseOutlines[content]?.test(drawOutline(reader, reader.root(''))) === true;
}

function recogniseOutline(bytes: Uint8Array): Content | undefined {
  const reader = new DerReader(bytes, silentLimits);
  const root = reader.root('');
  const outline = drawOutline(reader, root);
  if (outline === '(ii)') return isSmallGenerator(reader, root) ? 'parameters' : 'rsa-public-key';
  if (outline === 'd' && root.end !== bytes.length) return undefined;
  return outlines.find(([pattern]) => pattern.test(outline))?.[1];
}

/** Diffie-Hellman parameters and an RSA public key both are two INTEGERs; 2 and 5 are generators and no RSA exponents. */
function isSmallGenerator(reader: DerReader, root: DerNode): boolean {
  const second = reader.children(root, '')[1];
  const value = second?.length === 1 ? reader.bytes[second.contentStart] : undefined;
  return value === 2 || value === 5;
}

function drawOutline(reader: DerReader, node: DerNode): string {
  const sign = signs.get(node.tag);
  if (sign !== undefined) return sign;
  if (node.tag === Tag.sequence) return `(${drawChildren(reader, node)})`;
  if (node.tag === Tag.set) return `{${drawChildren(reader, node)}}`;
  const contextSpecific = (node.tag & 0xc0) === 0x80 && (node.tag & 0x1f) < 10 && node.tag <= 0xff;
  return contextSpecific ? String(node.tag & 0x1f) : '.';
}

function drawChildren(reader: DerReader, node: DerNode): string {
  if (node.depth >= maxOutlineDepth) return '';
  const cursor = reader.enter(node, '');
  let drawn = '';
  for (let count = 0; count < maxOutlineChildren && !cursor.done; count++) drawn += drawOutline(reader, cursor.next());
  return drawn;
}

const signs: ReadonlyMap<number, string> = new Map([
  [Tag.integer, 'i'],
  [Tag.octetString, 'o'],
  [Tag.bitString, 'b'],
  [Tag.objectIdentifier, 'd'],
  [Tag.utcTime, 't'],
  [Tag.generalizedTime, 't'],
  [Tag.enumerated, 'e'],
]);
