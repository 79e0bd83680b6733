import { readBitString, readSmallInteger } from '../asn1/primitive.ts';
import {
  contextConstructed,
  type DerCursor,
  type DerLimits,
  DerReader,
  defaultDerLimits,
  Tag,
} from '../asn1/reader.ts';
import { parseAlgorithm } from './algorithm.ts';
import { parseRequestAttributes, type RequestAttributes } from './csr-attributes.ts';
import { collectProblems } from './extension.ts';
import { type ParsedName, parseName } from './name.ts';
import { parsePublicKey } from './public-key.ts';
import type { CertificationRequest, DecodeProblem } from './types.ts';

/** CertificationRequest (RFC 2986 §4). */
export function parseCsr(der: Uint8Array, limits: DerLimits = defaultDerLimits): CertificationRequest {
  const reader = new DerReader(der, limits);
  const root = reader.root('certificationRequest');
  const request = reader.enter(root, 'certificationRequest');
  const info = request.take(Tag.sequence, 'certificationRequestInfo');
  const content = parseInfo(reader.enter(info, 'certificationRequestInfo'));
  const signatureAlgorithm = parseAlgorithm(
    reader,
    request.take(Tag.sequence, 'signatureAlgorithm'),
    'signatureAlgorithm',
  );
  const signature = request.take(Tag.bitString, 'signature');
  request.finish();
  reader.reportTrailing(root, 'certificationRequest');
  return {
    kind: 'csr',
    der,
    range: root.range,
    info: info.range,
    ...content,
    signatureAlgorithm,
    signature: { range: signature.range, ...readBitString(reader, signature, 'signature') },
    get problems(): readonly DecodeProblem[] {
      return [...reader.problems, ...collectProblems([content.subject], content.extensions, 'extensionRequest')];
    },
  };
}

type InfoContent = Pick<CertificationRequest, 'version' | 'publicKey'> & {
  readonly subject: ParsedName;
} & RequestAttributes;

function parseInfo(info: DerCursor): InfoContent {
  const { reader, where } = info;
  const version = readSmallInteger(reader, info.take(Tag.integer, 'version'), `${where}.version`);
  const subject = parseName(reader, info.take(Tag.sequence, 'subject'), `${where}.subject`);
  const publicKey = parsePublicKey(reader, info.take(Tag.sequence, 'subjectPKInfo'), `${where}.subjectPKInfo`);
  // Required by RFC 2986, and left out by enough writers that no one refuses it.
  const attributes = info.optional(contextConstructed(0));
  info.finish();
  return { version: (version ?? 0) + 1, subject, publicKey, ...parseRequestAttributes(reader, attributes, where) };
}
