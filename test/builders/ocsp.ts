import { createHash } from 'node:crypto';
import { DAY, NOW, type TestCertificate } from './certificates.ts';
import {
  bitString,
  context,
  contextPrimitive,
  enumerated,
  generalizedTime,
  nullValue,
  octetString,
  oid,
  sequence,
} from './der.ts';
import { type ExtensionSpec, extension, keyIdentifierOf } from './extensions.ts';
import { signWith, type TestKey } from './keys.ts';

/** What an OCSP response may be told to say. Whatever is left out is healthy and good. */
export interface OcspSpec {
  readonly status?: 'good' | 'unknown' | { readonly revoked: number /** CRLReason. */ };
  /** Who signs, where that is not the issuer: sent along. */
  readonly delegate?: TestCertificate;
  /** The key that really signs. */
  readonly key?: TestKey;
  readonly named?: 'by-name' | 'by-key';
  readonly hash?: 'sha1' | 'sha256';
  /** Days from `now` of thisUpdate and nextUpdate; undefined leaves nextUpdate out. */
  readonly days?: readonly [thisUpdate: number, nextUpdate: number | undefined];
  /** Milliseconds since 1970 UTC. Default: NOW. */
  readonly now?: number;
  readonly extensions?: readonly ExtensionSpec[];
  /** Of what is said about the one certificate. */
  readonly singleExtensions?: readonly ExtensionSpec[];
}

const hashOids = { sha1: '1.3.14.3.2.26', sha256: '2.16.840.1.101.3.4.2.1' } as const;

/** DER of an OCSPResponse (RFC 6960 §4.2.1) about one certificate of this issuer. */
export function makeOcspResponse(
  issuer: TestCertificate,
  certificate: TestCertificate,
  spec: OcspSpec = {},
): Uint8Array {
  const { now = NOW, days = [-1, 6], delegate = issuer } = spec;
  const moment = (offset: number) => generalizedTime(digits(now + offset * DAY));
  const [thisUpdate, nextUpdate] = days;
  const single = sequence(
    certificateId(issuer, certificate, spec.hash ?? 'sha1'),
    statusOf(spec, moment(-2)),
    moment(thisUpdate),
    nextUpdate === undefined ? new Uint8Array() : context(0, moment(nextUpdate)),
    explicitExtensions(spec.singleExtensions),
  );
  const responder =
    spec.named === 'by-key'
      ? context(2, octetString(keyIdentifierOf(delegate.key.spki)))
      : context(1, delegate.subject);
  const tbs = sequence(responder, moment(thisUpdate), sequence(single), explicitExtensions(spec.extensions));
  const { algorithm, signature } = signWith(spec.key ?? delegate.key, tbs);
  const sent = spec.delegate === undefined ? new Uint8Array() : context(0, sequence(spec.delegate.der));
  const basic = sequence(tbs, algorithm, bitString(signature), sent);
  return sequence(enumerated(0), context(0, sequence(oid('1.3.6.1.5.5.7.48.1.1'), octetString(basic))));
}

/** An OCSPResponse without an answer: 3 is tryLater. */
export function makeOcspRefusal(status: number): Uint8Array {
  return sequence(enumerated(status));
}

function explicitExtensions(extensions: readonly ExtensionSpec[] = []): Uint8Array {
  return extensions.length === 0 ? new Uint8Array() : context(1, sequence(...extensions.map(extension)));
}

function certificateId(issuer: TestCertificate, certificate: TestCertificate, hash: 'sha1' | 'sha256'): Uint8Array {
  const digest = (bytes: Uint8Array) => octetString(new Uint8Array(createHash(hash).update(bytes).digest()));
  const { spki } = issuer.key;
  // The key's bits stand at the end of a SubjectPublicKeyInfo: an EC point on P-256 has 65 octets.
  return sequence(
    sequence(oid(hashOids[hash]), nullValue()),
    digest(issuer.subject),
    digest(spki.subarray(-65)),
    certificate.serial,
  );
}

function statusOf({ status = 'good' }: OcspSpec, revokedAt: Uint8Array): Uint8Array {
  if (status === 'good') return contextPrimitive(0);
  if (status === 'unknown') return contextPrimitive(2);
  return context(1, revokedAt, context(0, enumerated(status.revoked)));
}

function digits(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().replace(/[-:T]|\.\d+Z/g, '')}Z`;
}
