import { readOid } from '../asn1/oid.ts';
import { readBitString, readSmallInteger } from '../asn1/primitive.ts';
import { contextConstructed, contextTag, type DerCursor, type DerNode, DerReader, Tag } from '../asn1/reader.ts';
import type { ByteRange } from '../text/range.ts';
import { parseAlgorithm } from '../x509/algorithm.ts';
import { parseBigInteger } from '../x509/big-integer.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { parseExtensions } from '../x509/extension.ts';
import { crlReason } from '../x509/extensions/crl.ts';
import { parseName } from '../x509/name.ts';
import { parseTime } from '../x509/time.ts';
import type { AlgorithmIdentifier, BigInteger, BitString, Certificate, Extension, Name, Time } from '../x509/types.ts';

/** Which certificate a status is about (RFC 6960 §4.1.1): issuer by hashes, and a serial number. */
export interface CertificateId {
  /** `SHA-256` … as the algorithm is called. */
  readonly hash: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serialNumber: BigInteger;
}

/** SingleResponse (RFC 6960 §4.2.1). */
export interface SingleResponse {
  readonly id: CertificateId;
  readonly status:
    | { readonly kind: 'good' | 'unknown' }
    | { readonly kind: 'revoked'; readonly reason: string; readonly date: string };
  readonly thisUpdate: Time;
  readonly nextUpdate: Time | undefined;
  readonly extensions: readonly Extension[];
}

/** Who says that it signed: by name, or by the SHA-1 of its key. */
export type ResponderId =
  | { readonly kind: 'name'; readonly name: Name }
  | { readonly kind: 'key'; readonly hash: Uint8Array };

/** BasicOCSPResponse (RFC 6960 §4.2.1). Ranges count in `der`. */
export interface OcspResponse {
  readonly der: Uint8Array;
  readonly tbs: ByteRange;
  readonly responder: ResponderId | undefined;
  readonly responses: readonly SingleResponse[];
  readonly extensions: readonly Extension[];
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: BitString;
  /** That the responder sent along, at most eight. */
  readonly certificates: readonly Certificate[];
}

/** What the bytes of a response are. `refused`: the responder does not answer, and says why (`tryLater`). */
export type ParsedOcsp =
  | { readonly kind: 'response'; readonly response: OcspResponse }
  | { readonly kind: 'refused'; readonly status: string }
  | { readonly kind: 'malformed'; readonly what: string };

/** OCSPResponseStatus (RFC 6960 §4.2.1). */
const statusNames: Readonly<Record<number, string>> = {
  1: 'malformedRequest',
  2: 'internalError',
  3: 'tryLater',
  5: 'sigRequired',
  6: 'unauthorized',
};

const BASIC_RESPONSE = '1.3.6.1.5.5.7.48.1.1';

/** Responders send one or two; each is read whole. */
const MAX_CERTIFICATES = 8;

/** Reads an OCSPResponse. What is malformed anywhere is malformed: nobody edits a response by hand. */
export function parseOcspResponse(der: Uint8Array): ParsedOcsp {
  const reader = new DerReader(der);
  const root = reader.expect(reader.root('ocspResponse'), Tag.sequence, 'ocspResponse');
  const outer = reader.enter(root, 'ocspResponse');
  const status = outer.take(Tag.enumerated, 'responseStatus');
  const code = status.length === 1 ? (der[status.contentStart] ?? -1) : -1;
  if (code !== 0 && reader.problems.length === 0) {
    const refused = statusNames[code];
    return refused === undefined ? malformed('unknown responseStatus') : { kind: 'refused', status: refused };
  }
  const explicit = reader.enter(outer.take(contextConstructed(0), 'responseBytes'), 'responseBytes');
  const response = parseResponseBytes(reader, explicit.take(Tag.sequence, 'responseBytes'));
  explicit.finish();
  outer.finish();
  reader.reportTrailing(root, 'ocspResponse');
  const [problem] = reader.problems;
  if (problem !== undefined) return malformed(`${problem.where}: ${problem.what}`);
  return response === undefined ? malformed('not a basic OCSP response') : { kind: 'response', response };
}

function malformed(what: string): ParsedOcsp {
  return { kind: 'malformed', what };
}

function parseResponseBytes(reader: DerReader, node: DerNode): OcspResponse | undefined {
  const bytes = reader.enter(node, 'responseBytes');
  const type = readOid(reader, bytes.take(Tag.objectIdentifier, 'responseType'), 'responseType');
  const octets = bytes.take(Tag.octetString, 'response');
  bytes.finish();
  if (type !== BASIC_RESPONSE) return undefined;
  const basic = reader.nodeAt(octets.contentStart, octets.contentEnd, 'basicOCSPResponse');
  if (basic.end !== octets.contentEnd) return undefined;
  return parseBasic(reader.enter(reader.expect(basic, Tag.sequence, 'basicOCSPResponse'), 'basicOCSPResponse'));
}

function parseBasic(basic: DerCursor): OcspResponse {
  const { reader } = basic;
  const tbs = basic.take(Tag.sequence, 'tbsResponseData');
  const data = parseData(reader.enter(tbs, 'tbsResponseData'));
  const signatureAlgorithm = parseAlgorithm(
    reader,
    basic.take(Tag.sequence, 'signatureAlgorithm'),
    'signatureAlgorithm',
  );
  const signature = basic.take(Tag.bitString, 'signature');
  const bits = readBitString(reader, signature, 'signature');
  const certificates = basic.optional(contextConstructed(0));
  basic.finish();
  return {
    der: reader.bytes,
    tbs: tbs.range,
    ...data,
    signatureAlgorithm,
    signature: { range: signature.range, ...bits },
    certificates: certificates === undefined ? [] : parseCertificates(reader, certificates),
  };
}

function parseCertificates(reader: DerReader, explicit: DerNode): Certificate[] {
  const list = reader.enter(explicit, 'certs').take(Tag.sequence, 'certs');
  const nodes = reader.children(list, 'certs').slice(0, MAX_CERTIFICATES);
  return nodes.map(({ start, end }) => parseCertificate(reader.bytes.subarray(start, end)));
}

function parseData(data: DerCursor): Pick<OcspResponse, 'responder' | 'responses' | 'extensions'> {
  const { reader } = data;
  readVersion(data);
  const responder = parseResponder(data);
  parseTime(reader, data.take(Tag.generalizedTime, 'producedAt'), 'producedAt');
  const responses = reader.children(data.take(Tag.sequence, 'responses'), 'responses');
  const extensions = parseExplicitExtensions(data, 'responseExtensions');
  data.finish();
  return { responder, responses: responses.map((node) => parseSingle(reader, node)), extensions };
}

/** There is only version 1, which is not written. */
function readVersion(data: DerCursor): void {
  const explicit = data.optional(contextConstructed(0));
  if (explicit === undefined) return;
  const node = data.reader.enter(explicit, 'version').take(Tag.integer, 'version');
  const version = readSmallInteger(data.reader, node, 'version');
  if (version !== 0) data.reader.report('bad-value', node, 'version', `unknown version ${version ?? '?'}`);
}

function parseResponder(data: DerCursor): ResponderId | undefined {
  const { reader } = data;
  const byName = data.optional(contextConstructed(1));
  if (byName !== undefined) {
    const name = reader.enter(byName, 'responderID').take(Tag.sequence, 'byName');
    return { kind: 'name', name: parseName(reader, name, 'responderID') };
  }
  const key = reader.enter(data.take(contextConstructed(2), 'responderID'), 'responderID');
  return { kind: 'key', hash: bytesOf(reader, key.take(Tag.octetString, 'byKey')) };
}

function parseSingle(reader: DerReader, node: DerNode): SingleResponse {
  const single = reader.enter(reader.expect(node, Tag.sequence, 'singleResponse'), 'singleResponse');
  const id = parseId(reader.enter(single.take(Tag.sequence, 'certID'), 'certID'));
  const status = parseStatus(single);
  const thisUpdate = parseTime(reader, single.take(Tag.generalizedTime, 'thisUpdate'), 'thisUpdate');
  const next = single.optional(contextConstructed(0));
  const nextUpdate =
    next && parseTime(reader, reader.enter(next, 'nextUpdate').take(Tag.generalizedTime, 'nextUpdate'), 'nextUpdate');
  const extensions = parseExplicitExtensions(single, 'singleExtensions');
  single.finish();
  return { id, status, thisUpdate, nextUpdate, extensions };
}

function parseId(id: DerCursor): CertificateId {
  const { reader } = id;
  const algorithm = parseAlgorithm(reader, id.take(Tag.sequence, 'hashAlgorithm'), 'certID.hashAlgorithm');
  const issuerNameHash = bytesOf(reader, id.take(Tag.octetString, 'issuerNameHash'));
  const issuerKeyHash = bytesOf(reader, id.take(Tag.octetString, 'issuerKeyHash'));
  const serialNumber = parseBigInteger(reader, id.take(Tag.integer, 'serialNumber'), 'certID.serialNumber');
  id.finish();
  return { hash: algorithm.oid, issuerNameHash, issuerKeyHash, serialNumber };
}

function parseStatus(single: DerCursor): SingleResponse['status'] {
  const { reader } = single;
  if (single.optional(contextTag(0)) !== undefined) return { kind: 'good' };
  if (single.optional(contextTag(2)) !== undefined) return { kind: 'unknown' };
  const info = reader.enter(single.take(contextConstructed(1), 'certStatus'), 'certStatus');
  const { encoded } = parseTime(reader, info.take(Tag.generalizedTime, 'revocationTime'), 'revocationTime');
  const explicit = info.optional(contextConstructed(0));
  info.finish();
  return {
    kind: 'revoked',
    reason: explicit === undefined ? 'unspecified' : readReason(reader, explicit),
    date: encoded,
  };
}

function readReason(reader: DerReader, explicit: DerNode): string {
  const node = reader.enter(explicit, 'revocationReason').take(Tag.enumerated, 'revocationReason');
  const value = crlReason(reader, node);
  return value.kind === 'crlReason' ? value.reason : 'unspecified';
}

function parseExplicitExtensions(cursor: DerCursor, where: string): Extension[] {
  const explicit = cursor.optional(contextConstructed(1));
  if (explicit === undefined) return [];
  const list = cursor.reader.enter(explicit, where).take(Tag.sequence, where);
  return parseExtensions(cursor.reader, list, where);
}

function bytesOf({ bytes }: DerReader, { contentStart, contentEnd }: DerNode): Uint8Array {
  return bytes.subarray(contentStart, contentEnd);
}
