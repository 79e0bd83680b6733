import { getExtension, getRole, isSelfIssued } from '../x509/identity.ts';
import type { Certificate, CertificateList } from '../x509/types.ts';
import { hasNamedKey } from './certificate-links.ts';
import { isCutOff } from './cut-off.ts';
import { type CandidatePlaces, getIssuer } from './issuer-candidates.ts';
import { createPathTables, type PathTables } from './path-tables.ts';
import type { HolderAnalysis, IssuerSource, UnitAnalysis, UnitCertificate } from './types.ts';
import type { CertificatePool } from './validation/certificate-pool.ts';
import type { PathRequest, Purpose, WorkLimits } from './validation/types.ts';

/** Whose path is asked for. */
export interface PathSubject {
  readonly leaf: UnitCertificate;
  /** What is known to be above it, the leaf first (`HolderAnalysis.path`); the leaf alone where nothing is. */
  readonly path: readonly IssuerSource[];
  /** The holders of its unit. */
  readonly holders: UnitAnalysis['holders'] | readonly Pick<HolderAnalysis, 'certificates'>[];
}

/** What is asked of the validator about one certificate, and where all that it may answer with was found. */
export interface PathQuestion {
  /** One for each purpose that the certificate says it has. All other inputs are the same. */
  readonly requests: readonly PathRequest[];
  /** The topmost certificate that is known, which is taken for an anchor. */
  readonly top: Certificate;
  /** Where a certificate of the answer stands; undefined for one that is not of this question. */
  sourceOf(certificate: Certificate): IssuerSource | undefined;
  /** What was looked up, by `matchKey` of the subject: an answer is good as long as these are the same. */
  readonly lookups: ReadonlyMap<string, readonly IssuerSource[]>;
  /** The certificates of this subject that may stand in a path, the nearest first. */
  lookUp(subject: string): readonly IssuerSource[];
}

/** What an editor may spend on one path: far less than a program that is asked for one. */
const editorLimits: Partial<WorkLimits> = { signatureChecks: 64, candidates: 512 };

/**
 * The question whether a certificate's path holds, asked of what the unit, its document and the workspace hold. Trust anchors are
 * the self-signed certificates found there, and the topmost certificate of the path that is known: what peers trust above it is
 * not here to see, and what is here is judged all the same. `time` in milliseconds since 1970 UTC.
 */
export function createPathQuestion(
  { leaf, path, holders }: PathSubject,
  places: CandidatePlaces,
  time: number,
  tables: PathTables = createPathTables(),
): PathQuestion {
  const top = path.map(getIssuer).at(-1) ?? leaf.certificate;
  const lookups = new Map<string, readonly IssuerSource[]>();
  const lookUp = (subject: string) => listSources(subject, leaf, holders, places, tables);
  const remember = (subject: string) => {
    const found = lookups.get(subject) ?? lookUp(subject);
    lookups.set(subject, found);
    return found;
  };
  const pool = (isWanted: (certificate: Certificate) => boolean): CertificatePool => ({
    bySubject: (subject) => remember(subject).map(getIssuer).filter(isWanted),
  });
  const crls = listCurrent(path, places, time, tables);
  const request = {
    leaf: leaf.certificate,
    intermediates: pool(() => true),
    anchors: pool((certificate) => certificate === top || isRoot(certificate)),
    time,
    profile: 'internal' as const,
    // Nothing is known above the leaf: it is judged by itself.
    anchorRules: { trustLeaf: top === leaf.certificate },
    limits: editorLimits,
    crls,
    revocation: crls.length > 0 ? ('available' as const) : ('none' as const),
  };
  return {
    requests: listPurposes(leaf.certificate).map((purpose) => ({ ...request, purpose })),
    sourceOf: (certificate) =>
      certificate === leaf.certificate
        ? { kind: 'unit', certificate: leaf }
        : remember(certificate.subject.matchKey).find((source) => getIssuer(source) === certificate),
    top,
    lookups,
    lookUp,
  };
}

/** Self-issued, and not by another key than its own, as far as its key identifiers say. The signature decides. */
function isRoot(certificate: Certificate): boolean {
  if (!isSelfIssued(certificate)) return false;
  const named = getExtension(certificate, 'authorityKeyIdentifier')?.keyIdentifier;
  const own = getExtension(certificate, 'subjectKeyIdentifier')?.keyIdentifier;
  return named === undefined || own === undefined || hasNamedKey(certificate, certificate);
}

/** Revocation lists for one issuer that are looked at: one is current, the others are partitions of it. */
const MAX_LISTS = 8;

/** The revocation lists of the workspace about the certificates of a path that are not out of date. */
function listCurrent(
  path: readonly IssuerSource[],
  { workspace }: CandidatePlaces,
  time: number,
  tables: PathTables,
): readonly CertificateList[] {
  const issuers = new Set(path.map((source) => getIssuer(source).issuer.matchKey));
  const isCurrent = ({ thisUpdate, nextUpdate }: CertificateList) =>
    (thisUpdate.epochMilliseconds ?? Infinity) <= time && (nextUpdate?.epochMilliseconds ?? 0) >= time;
  return [...issuers].flatMap((issuer) => tables.listsOf(workspace, issuer).filter(isCurrent).slice(0, MAX_LISTS));
}

/** What a certificate is to be judged for; a CA and what names no purpose of TLS, for anything. */
function listPurposes(certificate: Certificate): readonly Purpose[] {
  const role = getRole(certificate);
  if (role === 'server' || role === 'client') return [role];
  return role === 'server+client' ? ['server', 'client'] : ['any'];
}

/** Nearest first: the holder, the unit, the document, the workspace. The same certificate may be there more than once. */
function listSources(
  subject: string,
  leaf: UnitCertificate,
  holders: PathSubject['holders'],
  places: CandidatePlaces,
  tables: PathTables,
): IssuerSource[] {
  const sources: IssuerSource[] = [];
  const addHere = (certificate: UnitCertificate) => {
    if (!isCutOff(certificate.certificate)) sources.push({ kind: 'unit', certificate });
  };
  const own = holders.flatMap(({ certificates }) =>
    certificates.filter(({ certificate }) => certificate.subject.matchKey === subject),
  );
  for (const each of own) if (each.holder === leaf.holder) addHere(each);
  for (const each of own) if (each.holder !== leaf.holder) addHere(each);
  if (places.document !== undefined) for (const each of tables.inDocument(places.document, subject)) addHere(each);
  for (const found of tables.inWorkspace(places.workspace, subject)) {
    const isHere = places.document !== undefined && found.uri === places.documentUri;
    if (!isHere && !isCutOff(found.object)) sources.push({ kind: 'workspace', found });
  }
  return sources;
}
