// Cases of the path corpora as requests, and their answers. Runs in Node and in a worker. The format knows no profile: it belongs to the run.
import { createCertificatePool } from '../../server/src/path/validation/certificate-pool.ts';
import { createCertificateService } from '../../server/src/service.ts';
import { parseCertificate } from '../../server/src/x509/certificate.ts';
import { parseCrl } from '../../server/src/x509/crl.ts';

/** Cases of limbo that only rules of the public web decide. */
const isWebOnly = ({ id, features = [] }) =>
  id.startsWith('webpki::') || features.some((feature) => feature.startsWith('pedantic-'));

/** Which cases of a suite run under which profile, and by what name they are scored. */
function runsOf({ suite, cases }) {
  if (!suite.startsWith('limbo')) return [{ suite, profile: 'internal', cases }];
  return [
    { suite, profile: 'webpki', cases },
    { suite: `${suite} (internal)`, profile: 'internal', cases: cases.filter((one) => !isWebOnly(one)) },
  ];
}

/** Decides every case of `{suite, cases}[]` on this runtime: `{suite, profile, results}` each. */
export async function decideSuites(suites, runtime) {
  const runs = suites.flatMap(runsOf);
  const scored = [];
  for (const { suite, profile, cases } of runs) {
    const results = [];
    for (const one of cases) results.push({ suite, ...(await decide(one, profile, runtime)) });
    scored.push({ suite, profile, results });
  }
  return scored;
}

/** One case, from its bytes, with nothing remembered of the others. */
async function decide(one, profile, runtime) {
  const service = createCertificateService(runtime);
  const start = performance.now();
  const answer = await service.validatePath(toRequest(one, profile));
  const ms = performance.now() - start;
  const actual = answer.verdict === 'valid' ? 'SUCCESS' : 'FAILURE';
  return { id: one.id, expected: one.expected, actual, reason: describe(answer), ms };
}

function describe(answer) {
  if (answer.verdict === 'valid') return '';
  const reasons = answer.failed[0]?.reasons ?? [];
  return `${answer.verdict}: ${reasons.map(({ code, field, values }) => `${code} (${[field, ...values].join(' | ')})`).join('; ')}`.slice(
    0,
    400,
  );
}

const bytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
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
