import { contextConstructed, type DerNode, DerReader, Tag } from '../../asn1/reader.ts';
import { encodeAlgorithm } from '../encode-spki.ts';
import type { PrivateKeyHeader } from '../types.ts';
import { describeKey } from './header.ts';

/** ECPrivateKey (RFC 5915), described. */
export function parseSec1(bytes: Uint8Array): PrivateKeyHeader {
  const reader = new DerReader(bytes);
  const root = reader.root('ECPrivateKey');
  const { parameters, point, secret } = readEcKey(reader, root);
  reader.reportTrailing(root, 'ECPrivateKey');
  return describeKey({
    format: 'SEC1',
    algorithm: encodeAlgorithm('1.2.840.10045.2.1', ...(parameters ? [parameters] : [])),
    publicKey: parameters && point,
    secret,
    problems: reader.problems,
  });
}

/** The parts of an ECPrivateKey. `secret` is for deriving the point where `point` is missing, and stays in this folder. */
export interface EcKeyParts {
  /** DER of the ECParameters. */
  readonly parameters: Uint8Array | undefined;
  readonly point: Uint8Array | undefined;
  readonly secret: Uint8Array;
}

/** Reads an ECPrivateKey (RFC 5915 §3). */
export function readEcKey(reader: DerReader, node: DerNode): EcKeyParts {
  const { bytes } = reader;
  const key = reader.enter(node, 'ECPrivateKey');
  key.take(Tag.integer, 'version');
  const secret = key.take(Tag.octetString, 'privateKey');
  const parameters = unwrap(reader, key.optional(contextConstructed(0)));
  const point = unwrap(reader, key.optional(contextConstructed(1)));
  return {
    parameters: parameters && bytes.subarray(parameters.start, parameters.end),
    point: point && point.length > 1 ? bytes.subarray(point.contentStart + 1, point.contentEnd) : undefined,
    secret: bytes.subarray(secret.contentStart, secret.contentEnd),
  };
}

function unwrap(reader: DerReader, node: DerNode | undefined): DerNode | undefined {
  const inner = node && reader.enter(node, 'ECPrivateKey').next();
  return inner?.present ? inner : undefined;
}
