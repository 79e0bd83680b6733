// Asks the validator about made certificates, and answers in words that a test can compare.
import { createCertificatePool } from '../../../server/src/path/validation/certificate-pool.ts';
import { createPathCache } from '../../../server/src/path/validation/path-cache.ts';
import type { PathRequest, PathResult } from '../../../server/src/path/validation/types.ts';
import { validateCertificationPath } from '../../../server/src/path/validation/validate-certification-path.ts';
import { createNodeCrypto } from '../../../server/src/runtime/node/crypto.ts';
import { parseCertificate } from '../../../server/src/x509/certificate.ts';
import { parseCrl } from '../../../server/src/x509/crl.ts';
import { NOW } from '../../builders/index.ts';

interface Made {
  readonly der: Uint8Array;
}

/** What a story is about; the rest is a server of `internal` PKI at NOW. */
export type Question = Partial<Omit<PathRequest, 'leaf' | 'intermediates' | 'anchors' | 'crls'>> & {
  readonly leaf: Made;
  readonly above?: readonly Made[];
  readonly anchors: readonly Made[];
  readonly crls?: readonly Made[];
};

const read = (made: readonly Made[]) => made.map(({ der }) => parseCertificate(der));
const crypto = createNodeCrypto();

/** The validator's whole answer. */
export function decide({ leaf, above = [], anchors, crls = [], ...rest }: Question): Promise<PathResult> {
  const request: PathRequest = {
    time: NOW,
    profile: 'internal',
    purpose: 'server',
    ...rest,
    leaf: parseCertificate(leaf.der),
    intermediates: createCertificatePool(read(above)),
    anchors: createCertificatePool(read(anchors)),
    crls: crls.map(({ der }) => parseCrl(der)),
  };
  return validateCertificationPath(request, crypto, createPathCache());
}

/** `valid`, or the codes of the most promising path, the most specific first. */
export async function ask(question: Question): Promise<string> {
  const answer = await decide(question);
  if (answer.verdict === 'valid') return 'valid';
  const codes = answer.failed[0]?.reasons.map(({ code }) => code) ?? [];
  return [...new Set(codes)].join(', ');
}
