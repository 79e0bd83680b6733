import { readBitString, readSmallInteger } from '../asn1/primitive.ts';
import {
  contextConstructed,
  contextTag,
  type DerCursor,
  type DerLimits,
  type DerNode,
  DerReader,
  defaultDerLimits,
  Tag,
} from '../asn1/reader.ts';
import type { ByteRange } from '../text/range.ts';
import { parseAlgorithm } from './algorithm.ts';
import { parseBigInteger } from './big-integer.ts';
import { collectProblems, type ParsedExtension, parseExtensions } from './extension.ts';
import { type ParsedName, parseName } from './name.ts';
import { parsePublicKey } from './public-key.ts';
import { parseTime } from './time.ts';
import { parseTrustSettings } from './trust-settings.ts';
import type { BitString, Certificate, DecodeProblem, TrustSettings } from './types.ts';

type TbsFields = Pick<
  Certificate,
  | 'version'
  | 'serialNumber'
  | 'innerSignatureAlgorithm'
  | 'validity'
  | 'publicKey'
  | 'issuerUniqueId'
  | 'subjectUniqueId'
> & { readonly issuer: ParsedName; readonly subject: ParsedName; readonly extensions: readonly ParsedExtension[] };

/**
 * Reads a certificate (RFC 5280 §4.1) from any bytes. Never throws: what is missing is empty, at the place where it should
 * be, and said in `problems`. Names, extension values and `problems` are worked out on first use.
 */
export function parseCertificate(der: Uint8Array, limits: DerLimits = defaultDerLimits): Certificate {
  const reader = new DerReader(der, limits);
  const node = reader.root('certificate');
  reader.reportTrailing(node, 'certificate');
  return readCertificate(reader, node, undefined);
}

/** As `parseCertificate`, for OpenSSL's `TRUSTED CERTIFICATE`: trust settings may follow. */
export function parseTrustedCertificate(der: Uint8Array, limits: DerLimits = defaultDerLimits): Certificate {
  const reader = new DerReader(der, limits);
  const node = reader.root('certificate');
  const aux = reader.nodeAt(node.end, der.length, 'trustSettings');
  if (aux.present) reader.reportTrailing(aux, 'trustSettings');
  return readCertificate(reader, node, aux.present ? parseTrustSettings(reader, aux) : undefined);
}

function readCertificate(reader: DerReader, node: DerNode, trustSettings: TrustSettings | undefined): Certificate {
  const outer = reader.enter(reader.expect(node, Tag.sequence, 'certificate'), 'certificate');
  const tbs = outer.take(Tag.sequence, 'tbsCertificate');
  const fields = readTbs(reader, tbs);
  const algorithm = outer.take(Tag.sequence, 'signatureAlgorithm');
  const signatureAlgorithm = parseAlgorithm(reader, algorithm, 'signatureAlgorithm');
  const signature = readBits(reader, outer.take(Tag.bitString, 'signatureValue'), 'signatureValue');
  outer.finish();
  return new ParsedCertificate(reader, node.range, tbs.range, fields, signatureAlgorithm, signature, trustSettings);
}

function readTbs(reader: DerReader, node: DerNode): TbsFields {
  const where = 'tbsCertificate';
  const tbs = reader.enter(node, where);
  const version = readVersion(reader, tbs.optional(contextConstructed(0)));
  const serialNumber = parseBigInteger(reader, tbs.take(Tag.integer, 'serialNumber'), 'tbsCertificate.serialNumber');
  const innerSignatureAlgorithm = parseAlgorithm(
    reader,
    tbs.take(Tag.sequence, 'signature'),
    'tbsCertificate.signature',
  );
  const issuer = parseName(reader, tbs.take(Tag.sequence, 'issuer'), 'tbsCertificate.issuer');
  const validity = readValidity(reader, tbs.take(Tag.sequence, 'validity'));
  const subject = parseName(reader, tbs.take(Tag.sequence, 'subject'), 'tbsCertificate.subject');
  const spki = tbs.take(Tag.sequence, 'subjectPublicKeyInfo');
  const publicKey = parsePublicKey(reader, spki, 'tbsCertificate.subjectPublicKeyInfo');
  const issuerUniqueId = readUniqueId(reader, tbs, 1);
  const subjectUniqueId = readUniqueId(reader, tbs, 2);
  const extensions = readExtensions(reader, tbs.optional(contextConstructed(3)));
  tbs.finish();
  return {
    version,
    serialNumber,
    innerSignatureAlgorithm,
    issuer,
    validity,
    subject,
    publicKey,
    issuerUniqueId,
    subjectUniqueId,
    extensions,
  };
}

/** EXPLICIT, and left out where it is 1. */
function readVersion(reader: DerReader, node: DerNode | undefined): number {
  if (node === undefined) return 1;
  const where = 'tbsCertificate.version';
  const version = readSmallInteger(reader, reader.enter(node, where).take(Tag.integer, 'version'), where);
  if (version === undefined || version < 0 || version > 2) reader.report('bad-value', node, where, 'no known version');
  return (version ?? 0) + 1;
}

function readValidity(reader: DerReader, node: DerNode): Certificate['validity'] {
  const validity = reader.enter(node, 'tbsCertificate.validity');
  const notBefore = parseTime(reader, validity.next(), 'tbsCertificate.validity.notBefore');
  const notAfter = parseTime(reader, validity.next(), 'tbsCertificate.validity.notAfter');
  validity.finish();
  return { range: node.range, notBefore, notAfter };
}

/** UniqueIdentifier, an implicitly tagged BIT STRING. */
function readUniqueId(reader: DerReader, tbs: DerCursor, tag: number): BitString | undefined {
  const node = tbs.optional(contextTag(tag));
  return node && readBits(reader, node, tag === 1 ? 'tbsCertificate.issuerUniqueID' : 'tbsCertificate.subjectUniqueID');
}

function readExtensions(reader: DerReader, node: DerNode | undefined): ParsedExtension[] {
  if (node === undefined) return [];
  const where = 'tbsCertificate.extensions';
  return parseExtensions(reader, reader.enter(node, where).take(Tag.sequence, 'extensions'), where);
}

function readBits(reader: DerReader, node: DerNode, where: string): BitString {
  const { content, unusedBits } = readBitString(reader, node, where);
  return { range: node.range, content, unusedBits };
}

/** One list for the many in which nothing is wrong. */
const none: readonly DecodeProblem[] = [];

/** 30 bits of the last bytes, which belong to the signature and are as good as random. */
function quickKeyOf(der: Uint8Array): number {
  const at = der.length - 4;
  return (((der[at] ?? 0) & 0x3f) << 24) | ((der[at + 1] ?? 0) << 16) | ((der[at + 2] ?? 0) << 8) | (der[at + 3] ?? 0);
}

class ParsedCertificate implements Certificate {
  readonly kind = 'certificate';
  readonly der: Uint8Array;
  readonly range: ByteRange;
  readonly tbs: ByteRange;
  readonly version: number;
  readonly serialNumber: Certificate['serialNumber'];
  readonly innerSignatureAlgorithm: Certificate['innerSignatureAlgorithm'];
  readonly issuer: ParsedName;
  readonly validity: Certificate['validity'];
  readonly subject: ParsedName;
  readonly publicKey: Certificate['publicKey'];
  readonly issuerUniqueId: BitString | undefined;
  readonly subjectUniqueId: BitString | undefined;
  readonly extensions: readonly ParsedExtension[];
  readonly signatureAlgorithm: Certificate['signatureAlgorithm'];
  readonly signature: BitString;
  readonly trustSettings: TrustSettings | undefined;
  readonly structureProblems: readonly DecodeProblem[];
  readonly quickKey: number;
  #problems: readonly DecodeProblem[] | undefined;

  constructor(
    reader: DerReader,
    range: ByteRange,
    tbs: ByteRange,
    fields: TbsFields,
    signatureAlgorithm: Certificate['signatureAlgorithm'],
    signature: BitString,
    trustSettings: TrustSettings | undefined,
  ) {
    this.der = reader.bytes;
    this.range = range;
    this.tbs = tbs;
    this.version = fields.version;
    this.serialNumber = fields.serialNumber;
    this.innerSignatureAlgorithm = fields.innerSignatureAlgorithm;
    this.issuer = fields.issuer;
    this.validity = fields.validity;
    this.subject = fields.subject;
    this.publicKey = fields.publicKey;
    this.issuerUniqueId = fields.issuerUniqueId;
    this.subjectUniqueId = fields.subjectUniqueId;
    this.extensions = fields.extensions;
    this.signatureAlgorithm = signatureAlgorithm;
    this.signature = signature;
    this.trustSettings = trustSettings;
    this.structureProblems = reader.problems.length === 0 ? none : reader.problems;
    this.quickKey = quickKeyOf(reader.bytes);
  }

  get problems(): readonly DecodeProblem[] {
    this.#problems ??= [
      ...this.structureProblems,
      ...findAlgorithmMismatch(this),
      ...collectProblems([this.issuer, this.subject], this.extensions, 'tbsCertificate.extensions'),
    ];
    return this.#problems;
  }
}

/** The two signature algorithms must be the same bytes (RFC 5280 §4.1.1.2). */
function findAlgorithmMismatch({ der, innerSignatureAlgorithm, signatureAlgorithm }: Certificate): DecodeProblem[] {
  const inner = innerSignatureAlgorithm.range;
  // Missing is another thing, and said where it is missed.
  if (innerSignatureAlgorithm.name === '' || signatureAlgorithm.name === '') return [];
  if (sameBytes(der, inner, signatureAlgorithm.range)) return [];
  const what = `${innerSignatureAlgorithm.name} here, ${signatureAlgorithm.name} outside`;
  return [{ code: 'algorithm-mismatch', range: inner, where: 'tbsCertificate.signature', what }];
}

function sameBytes(bytes: Uint8Array, one: ByteRange, other: ByteRange): boolean {
  const length = one.end - one.start;
  if (length !== other.end - other.start) return false;
  for (let index = 0; index < length; index++) {
    if (bytes[one.start + index] !== bytes[other.start + index]) return false;
  }
  return true;
}
