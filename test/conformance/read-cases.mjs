// Cases of the path corpora as requests. The format knows no profile: it belongs to the run.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createCertificatePool } from '../../server/src/path/validation/certificate-pool.ts';
import { parseCertificate } from '../../server/src/x509/certificate.ts';
import { parseCrl } from '../../server/src/x509/crl.ts';

/** All `*.jsonl` of a folder, or the one file: `{suite, cases}` each, in the order of their names. */
export async function readSuites(path) {
  const isFolder = (await stat(path)).isDirectory();
  const files = isFolder ? (await readdir(path)).filter((name) => name.endsWith('.jsonl')).sort() : [''];
  return Promise.all(
    files.map(async (name) => {
      const file = isFolder ? join(path, name) : path;
      const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
      return { suite: basename(file, '.jsonl'), cases: lines.map((line) => JSON.parse(line)) };
    }),
  );
}

const bytes = (base64) => new Uint8Array(Buffer.from(base64, 'base64'));
const certificates = (list = []) => list.map((der) => parseCertificate(bytes(der)));

/** Where a case brings lists of the leaf's own issuer, the leaf must be covered; lists of others only count where they revoke. */
function revocationMode({ requireCrl }, leaf, crls) {
  if (requireCrl) return 'all';
  if (crls.length === 0) return 'none';
  return crls.some(({ issuer }) => issuer.matchKey === leaf.issuer.matchKey) ? 'leaf' : 'available';
}

/** What a case asks, for `validatePath`. What the format leaves out keeps the defaults of the product. */
export function toRequest(one, profile) {
  const leaf = parseCertificate(bytes(one.leaf));
  const crls = (one.crls ?? []).map((der) => parseCrl(bytes(der)));
  return {
    leaf,
    intermediates: createCertificatePool(certificates(one.intermediates)),
    anchors: createCertificatePool(certificates(one.anchors)),
    crls,
    revocation: revocationMode(one, leaf, crls),
    time: Date.parse(one.time),
    profile,
    purpose: one.purpose ?? 'any',
    peerNames: (one.peerNames ?? []).map(({ kind, value }) => ({ kind: kind === 'RFC822' ? 'email' : kind, value })),
    keyUsages: one.keyUsage ?? [],
    extendedKeyUsages: one.extendedKeyUsage ?? [],
    strictPurpose: one.strictExtendedKeyUsage ?? false,
    anchorRules: toAnchorRules(one),
    ...(typeof one.maxDepth === 'number' && { maxDepth: one.maxDepth }),
    ...(one.policy && { policy: toPolicy(one.policy) }),
  };
}

/** `partialChain` false is OpenSSL's way: what is not self-signed does not end a path. */
function toAnchorRules({ anchor, partialChain }) {
  return {
    ...anchor,
    ...(partialChain !== undefined && { requireSelfSigned: !partialChain, trustLeaf: partialChain }),
  };
}

function toPolicy(policy) {
  return {
    initialPolicySet: policy.initialPolicySet ?? [],
    initialExplicitPolicy: policy.initialExplicitPolicy ?? false,
    initialPolicyMappingInhibit: policy.initialPolicyMappingInhibit ?? false,
    initialAnyPolicyInhibit: policy.initialInhibitAnyPolicy ?? policy.initialInhibitPolicy ?? false,
  };
}
