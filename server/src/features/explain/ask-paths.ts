import type { Unit } from '../../documents/types.ts';
import { buildPath } from '../../path/build-path.ts';
import { isSameAuthority, isSameCertificate } from '../../path/certificate-links.ts';
import { getIssuer } from '../../path/issuer-candidates.ts';
import { createPathQuestion } from '../../path/path-request.ts';
import type { IssuerSource, UnitAnalysis, UnitCertificate } from '../../path/types.ts';
import type { CertificationPath, FailedPath, PathRequest, PathResult, Purpose } from '../../path/validation/types.ts';
import { getExtension, getRole } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import type { AnalyzedDocument, FeatureContext } from '../types.ts';

/** The answer for one purpose. */
export interface PurposeVerdict {
  readonly purpose: Purpose;
  /** The certificate says that it is for this. */
  readonly isMeant: boolean;
  readonly result: PathResult;
}

/** All that an explanation of one certificate rests on. */
export interface PathAnswer {
  readonly certificate: Certificate;
  /** Those that the certificate is meant for first; at least one. */
  readonly verdicts: readonly PurposeVerdict[];
  /** The path that is drawn: one that holds, else the most promising one. */
  readonly drawn: CertificationPath;
  /** Current revocation lists of these CAs were there to be looked into. */
  readonly hasLists: boolean;
  sourceOf(certificate: Certificate): IssuerSource | undefined;
  /** Certificates that have the name of this one's issuer, and the key of none of `others`: of each key one. */
  namesakes(certificate: Certificate, others: readonly Certificate[]): readonly IssuerSource[];
}

/** Judges a certificate of a unit for everything that TLS may use it for, with what the unit, its document and the workspace hold. */
export async function askPaths(
  leaf: UnitCertificate,
  unit: Unit,
  analyzed: AnalyzedDocument,
  context: FeatureContext,
): Promise<PathAnswer | undefined> {
  const analysis = analyzed.analyses.get(unit);
  if (analysis === undefined) return undefined;
  const path = buildPath(leaf, analysis.issuerOf).map(({ source }) => source);
  const { document, source } = analyzed;
  const places = { workspace: context.workspace, documentUri: source.uri, document };
  const question = createPathQuestion({ leaf, path, holders: analysis.holders }, places, context.now);
  const [base] = question.requests;
  if (base === undefined) return undefined;
  const request = trustNoWrongKey(base, leaf, path, analysis);
  const verdicts: PurposeVerdict[] = [];
  for (const { purpose, isMeant } of listPurposes(leaf.certificate))
    verdicts.push({ purpose, isMeant, result: await context.validatePath({ ...request, purpose }) });
  const drawn = choosePath(verdicts);
  return (
    drawn && {
      certificate: leaf.certificate,
      verdicts,
      drawn,
      hasLists: (request.crls ?? []).length > 0,
      sourceOf: question.sourceOf,
      namesakes: (certificate, others) =>
        distinctKeys(question.lookUp(certificate.issuer.matchKey), certificate, others),
    }
  );
}

/** The topmost certificate stands in for what is not here above it; not where what should be above it is here with another key. */
function trustNoWrongKey(
  request: PathRequest,
  leaf: UnitCertificate,
  path: readonly IssuerSource[],
  { issuerOf }: UnitAnalysis,
): PathRequest {
  const source = path.at(-1);
  const top = source === undefined ? leaf.certificate : getIssuer(source);
  const place = source?.kind === 'unit' ? source.certificate : { ...leaf, certificate: top };
  if (issuerOf(place).kind !== 'wrong-key') return request;
  const { anchors } = request;
  return {
    ...request,
    anchors: { bySubject: (subject) => anchors.bySubject(subject).filter((each) => !isSameCertificate(each, top)) },
    anchorRules: { ...request.anchorRules, trustLeaf: false },
  };
}

/** What to judge a certificate for. A CA that has the names of hosts may also be shown by a server itself. */
function listPurposes(certificate: Certificate): readonly Pick<PurposeVerdict, 'purpose' | 'isMeant'>[] {
  const role = getRole(certificate);
  if (role === 'ca') {
    const any = { purpose: 'any', isMeant: true } as const;
    return hasHostName(certificate) ? [any, { purpose: 'server', isMeant: false }] : [any];
  }
  const server = { purpose: 'server', isMeant: role === 'server' || role === 'server+client' } as const;
  const client = { purpose: 'client', isMeant: role === 'client' || role === 'server+client' } as const;
  return role === 'client' ? [client, server] : [server, client];
}

function hasHostName(certificate: Certificate): boolean {
  const names = getExtension(certificate, 'subjectAltName')?.names ?? [];
  return names.some(({ kind }) => kind === 'DNS' || kind === 'IP');
}

function choosePath(verdicts: readonly PurposeVerdict[]): CertificationPath | undefined {
  const meant = verdicts.filter(({ isMeant }) => isMeant);
  for (const { result } of [...meant, ...verdicts]) if (result.verdict === 'valid') return result.path;
  const [first] = verdicts;
  return first === undefined || first.result.verdict === 'valid' ? undefined : first.result.failed[0];
}

/** Whether two paths are the same certificates. */
export function isSamePath(one: CertificationPath, other: CertificationPath): boolean {
  return (
    one.certificates.length === other.certificates.length &&
    one.certificates.every((certificate, index) => certificate === other.certificates[index])
  );
}

/** The answer for one path: it holds, it fails with these reasons, or undefined where it was not judged for this purpose. */
export function judgedAs(path: CertificationPath, { result }: PurposeVerdict): Pick<FailedPath, 'reasons'> | undefined {
  if (result.verdict === 'valid') return isSamePath(path, result.path) ? { reasons: [] } : undefined;
  return result.failed.find((failed) => isSamePath(path, failed));
}

function distinctKeys(
  sources: readonly IssuerSource[],
  subject: Certificate,
  others: readonly Certificate[],
): readonly IssuerSource[] {
  const found: IssuerSource[] = [];
  const known = (certificate: Certificate) => (other: Certificate) => isSameAuthority(other, certificate);
  for (const source of sources) {
    const certificate = getIssuer(source);
    if (certificate === subject || [...others, ...found.map(getIssuer)].some(known(certificate))) continue;
    found.push(source);
  }
  return found;
}
