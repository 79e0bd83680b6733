import { readBitString, readSmallInteger } from '../asn1/primitive.ts';
import {
  contextConstructed,
  type DerCursor,
  type DerLimits,
  type DerNode,
  DerReader,
  defaultDerLimits,
  Tag,
} from '../asn1/reader.ts';
import { parseAlgorithm } from './algorithm.ts';
import { parseBigInteger } from './big-integer.ts';
import { type CrlEntryIndex, indexCrlEntries } from './crl-entries.ts';
import { collectProblems, type ParsedExtension, parseExtensions } from './extension.ts';
import { type ParsedName, parseName } from './name.ts';
import { parseTime } from './time.ts';
import type { CertificateList, DecodeProblem, RevokedCertificate, Time } from './types.ts';

/** CertificateList (RFC 5280 §5.1). Its entries are indexed, not decoded: that costs milliseconds for 100,000 of them. */
export function parseCrl(der: Uint8Array, limits: DerLimits = defaultDerLimits): CertificateList {
  const reader = new DerReader(der, limits);
  const root = reader.root('certificateList');
  const list = reader.enter(root, 'certificateList');
  const tbs = list.take(Tag.sequence, 'tbsCertList');
  const { entries, ...content } = parseTbs(reader.enter(tbs, 'tbsCertList'));
  const signatureAlgorithm = parseAlgorithm(
    reader,
    list.take(Tag.sequence, 'signatureAlgorithm'),
    'signatureAlgorithm',
  );
  const signature = list.take(Tag.bitString, 'signatureValue');
  list.finish();
  reader.reportTrailing(root, 'certificateList');
  return {
    kind: 'crl',
    der,
    range: root.range,
    tbs: tbs.range,
    ...content,
    revokedCount: entries.count,
    revokedAt: (index) => parseEntry(reader, entries, index),
    signatureAlgorithm,
    signature: { range: signature.range, ...readBitString(reader, signature, 'signatureValue') },
    get problems(): readonly DecodeProblem[] {
      return [
        ...reader.problems,
        ...collectProblems([content.issuer], content.extensions, 'tbsCertList.crlExtensions'),
      ];
    },
  };
}

type TbsContent = Pick<CertificateList, 'version' | 'innerSignatureAlgorithm' | 'thisUpdate' | 'nextUpdate'> & {
  readonly issuer: ParsedName;
  readonly extensions: readonly ParsedExtension[];
  readonly entries: CrlEntryIndex;
};

function parseTbs(tbs: DerCursor): TbsContent {
  const { reader } = tbs;
  const version = tbs.optional(Tag.integer);
  const innerSignatureAlgorithm = parseAlgorithm(reader, tbs.take(Tag.sequence, 'signature'), 'tbsCertList.signature');
  const issuer = parseName(reader, tbs.take(Tag.sequence, 'issuer'), 'tbsCertList.issuer');
  const thisUpdate = parseTime(reader, tbs.next(), 'tbsCertList.thisUpdate');
  const nextUpdate = parseOptionalTime(tbs, 'tbsCertList.nextUpdate');
  const revoked = tbs.optional(Tag.sequence) ?? reader.absent(tbs.position);
  const extensions = tbs.optional(contextConstructed(0));
  tbs.finish();
  return {
    version: version === undefined ? 1 : (readSmallInteger(reader, version, 'tbsCertList.version') ?? 0) + 1,
    innerSignatureAlgorithm,
    issuer,
    thisUpdate,
    nextUpdate,
    entries: indexCrlEntries(reader, revoked, 'tbsCertList.revokedCertificates'),
    extensions: extensions ? parseCrlExtensions(reader, extensions) : [],
  };
}

function parseCrlExtensions(reader: DerReader, explicit: DerNode): ParsedExtension[] {
  const where = 'tbsCertList.crlExtensions';
  return parseExtensions(reader, reader.enter(explicit, where).take(Tag.sequence, 'extensions'), where);
}

function parseOptionalTime(tbs: DerCursor, where: string): Time | undefined {
  const isTime = tbs.tag === Tag.utcTime || tbs.tag === Tag.generalizedTime;
  return isTime ? parseTime(tbs.reader, tbs.next(), where) : undefined;
}

function parseEntry(reader: DerReader, entries: CrlEntryIndex, index: number): RevokedCertificate | undefined {
  const start = entries.startOf(index);
  if (start === undefined) return undefined;
  const fork = reader.fork('tbsCertList.');
  const where = 'revokedCertificates';
  const node = fork.nodeAt(start, entries.end, where);
  const entry = fork.enter(node, where);
  const serialNumber = parseBigInteger(fork, entry.take(Tag.integer, 'userCertificate'), where);
  const revocationDate = parseTime(fork, entry.next(), where);
  const extensions = entry.optional(Tag.sequence);
  return {
    range: node.range,
    serialNumber,
    revocationDate,
    extensions: extensions ? parseExtensions(fork, extensions, `${where}.crlEntryExtensions`) : [],
  };
}
