import { createCertificatePool } from '../path/validation/certificate-pool.ts';
import type { PathReason } from '../path/validation/reasons.ts';
import type { PathRequest, PathResult } from '../path/validation/types.ts';
import { describeReason } from '../rules/reason-text.ts';
import { shortName } from '../rules/wording.ts';
import type { Localize } from '../text/localize.ts';
import type { WorkspaceView } from '../workspace/types.ts';
import { getRole } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import { parseDistinguishedName } from './distinguished-name.ts';
import type { PlacedCertificate } from './evidence.ts';
import type { CertificateRequest } from './types.ts';

/** A certificate that a client might show. */
export interface ClientCandidate extends PlacedCertificate {
  /** Where its private key is; undefined: nowhere to be seen. */
  readonly keyPlace: string | undefined;
}

/** A certificate held against what the server asks for. */
export interface ClientMatch {
  readonly candidate: ClientCandidate;
  /** Why the server will refuse it, or it cannot be shown, one sentence each. */
  readonly misfits: readonly string[];
}

/** Which certificates at hand the server should take. */
export interface ClientMatches {
  readonly fitting: readonly ClientMatch[];
  /** Those with a single thing against them. */
  readonly almost: readonly ClientMatch[];
}

/** What certificates are judged with. */
export interface MatchContext {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly t: Localize;
  validatePath(request: PathRequest): Promise<PathResult>;
}

/** Certificates that are judged for one request, and shown of each kind. */
const MAX_CANDIDATES = 500;

/** All certificates of a workspace, each once, with where their keys are. CAs are among them: they make the paths. */
export function listCandidates(workspace: WorkspaceView): readonly ClientCandidate[] {
  const seen = new Map<string, ClientCandidate>();
  for (const { object, location, sha256, spkiSha256 } of workspace.all()) {
    if (object.kind !== 'certificate' || sha256 === undefined || seen.has(sha256)) continue;
    const key =
      spkiSha256 === undefined
        ? undefined
        : workspace.byPublicKey(spkiSha256).find((each) => each.object.kind === 'private-key');
    seen.set(sha256, { certificate: object, place: location, keyPlace: key?.location });
  }
  return [...seen.values()];
}

/** Which of these certificates the server's request lets in, and which almost. Both empty where it did not ask. */
export async function matchClientCertificates(
  request: CertificateRequest,
  candidates: readonly ClientCandidate[],
  context: MatchContext,
): Promise<ClientMatches> {
  const all = candidates.map(({ certificate }) => certificate);
  const accepted = namesOf(request);
  const pools = { all: createCertificatePool(all), anchors: createCertificatePool(all.filter(endsAt(accepted))) };
  const matches: ClientMatch[] = [];
  for (const candidate of candidates.filter(isLeaf).slice(0, MAX_CANDIDATES)) {
    const result = await context.validatePath({
      leaf: candidate.certificate,
      intermediates: pools.all,
      anchors: pools.anchors,
      // Whatever stands right below an accepted CA ends a path: the CA itself need not be here.
      anchorRules: { trustLeaf: true, requireBasicConstraints: false },
      time: context.now,
      profile: 'internal',
      purpose: 'client',
    });
    matches.push({ candidate, misfits: listMisfits(candidate, request, result, context.t) });
  }
  return {
    fitting: matches.filter(({ misfits }) => misfits.length === 0),
    almost: matches.filter(({ misfits }) => misfits.length === 1),
  };
}

function isLeaf({ certificate }: PlacedCertificate): boolean {
  return getRole(certificate) !== 'ca';
}

/** `matchKey`s of the CAs that the server names; undefined where it names none, and any may do. */
function namesOf({ authorities }: CertificateRequest): ReadonlySet<string> | undefined {
  if (authorities.length === 0) return undefined;
  return new Set(authorities.flatMap((der) => parseDistinguishedName(der)?.matchKey ?? []));
}

function endsAt(accepted: ReadonlySet<string> | undefined): (certificate: Certificate) => boolean {
  return ({ subject, issuer }) =>
    accepted === undefined || accepted.has(subject.matchKey) || accepted.has(issuer.matchKey);
}

function listMisfits(
  { certificate, keyPlace }: ClientCandidate,
  request: CertificateRequest,
  result: PathResult,
  t: Localize,
): readonly string[] {
  const reasons = result.verdict === 'invalid' ? (result.failed[0]?.reasons ?? []) : [];
  const misfits = new Set(reasons.map((reason) => describeMisfit(reason, t)));
  if (keyPlace === undefined) misfits.add(t('Its private key is nowhere in the workspace.'));
  if (!fitsSchemes(certificate, request))
    misfits.add(t('The server takes no signatures of its kind of key, {0}.', describeKeyType(certificate)));
  return [...misfits];
}

function describeMisfit(reason: PathReason, t: Localize): string {
  const { code, certificate } = reason;
  return code === 'issuer-not-found' || code === 'issuer-not-trusted'
    ? t('Its CA {0} is not among those that the server accepts.', shortName(certificate.issuer))
    : describeReason(reason, t);
}

function describeKeyType({ publicKey: { type, curve } }: Certificate): string {
  return curve === undefined ? type : `${type}, ${curve}`;
}

/** How the schemes begin that a key can sign with (RFC 8446 §4.2.3); what is not here is not judged. */
const schemesOf: Readonly<Record<string, RegExp>> = {
  RSA: /^rsa_/,
  'RSASSA-PSS': /^rsa_pss_pss_/,
  EC: /^ecdsa_/,
  Ed25519: /^ed25519$/,
  Ed448: /^ed448$/,
};

function fitsSchemes({ publicKey }: Certificate, { signatureSchemes }: CertificateRequest): boolean {
  const wanted = schemesOf[publicKey.type];
  return (
    wanted === undefined || signatureSchemes.length === 0 || signatureSchemes.some(({ name }) => wanted.test(name))
  );
}
