import type { CertificateDocument, Unit } from '../documents/types.ts';
import { isIndexedCertificate } from '../workspace/indexed-certificate.ts';
import type { IndexedArtifact, WorkspaceView } from '../workspace/types.ts';
import type { Certificate } from '../x509/types.ts';
import { groupBySubject, hasNamedKey, isSameCertificate } from './certificate-links.ts';
import { isCutOff } from './cut-off.ts';
import type { PathTables } from './path-tables.ts';
import type { IssuerSource, UnitCertificate } from './types.ts';

/** Where issuers are looked for besides the unit itself. */
export interface CandidatePlaces {
  readonly workspace: WorkspaceView;
  readonly documentUri: string;
  /** The document that the unit is part of, for its other units; they are looked up in the workspace where it is left out. */
  readonly document?: CertificateDocument | undefined;
}

/** All certificates that may have issued one, by name, nearest first: its unit, the other units of its document, the workspace. */
export type CandidateSearch = (subject: UnitCertificate) => Generator<IssuerSource>;

/** Looks candidates up by `Name.matchKey`; every table is built when first needed. */
export function createCandidateSearch(
  unit: Unit,
  certificates: () => readonly UnitCertificate[],
  places: CandidatePlaces,
  tables: PathTables,
): CandidateSearch {
  const inUnit = once(() => groupBySubject(certificates(), certificateOf));
  return function* search(subject) {
    const { issuer } = subject.certificate;
    if (issuer.rdns.length === 0) return;
    yield* likeliestFirst(subject, toSources(nearestHolder(subject, inUnit().get(issuer.matchKey) ?? [])));
    if (places.document !== undefined)
      yield* likeliestFirst(subject, toSources(tables.inDocument(places.document, issuer.matchKey)));
    yield* likeliestFirst(subject, listWorkspace(subject, unit, places));
  };
}

function once<T>(compute: () => T): () => T {
  let value: { readonly of: T } | undefined;
  return () => {
    value ??= { of: compute() };
    return value.of;
  };
}

function certificateOf({ certificate }: UnitCertificate): Certificate {
  return certificate;
}

function nearestHolder(subject: UnitCertificate, found: readonly UnitCertificate[]): readonly UnitCertificate[] {
  if (found.length < 2) return found;
  return [
    ...found.filter((candidate) => candidate.holder === subject.holder),
    ...found.filter((candidate) => candidate.holder !== subject.holder),
  ];
}

function toSources(found: readonly UnitCertificate[]): IssuerSource[] {
  return found.map((certificate) => ({ kind: 'unit', certificate }));
}

function listWorkspace(subject: UnitCertificate, unit: Unit, places: CandidatePlaces): IssuerSource[] {
  const isHere = ({ uri, startOffset }: IndexedArtifact) =>
    uri === places.documentUri &&
    (places.document !== undefined || (startOffset >= unit.range.start && startOffset < unit.range.end));
  return places.workspace
    .bySubject(subject.certificate.issuer.matchKey)
    .flatMap((found) => (isIndexedCertificate(found) && !isHere(found) ? [{ kind: 'workspace', found }] : []));
}

/** Without the certificate itself and without what is cut off; those whose key identifier is the one named come first. */
function likeliestFirst({ certificate }: UnitCertificate, sources: readonly IssuerSource[]): readonly IssuerSource[] {
  const others = sources.filter((source) => {
    const issuer = getIssuer(source);
    return !isSameCertificate(issuer, certificate) && !isCutOff(issuer);
  });
  if (others.length < 2) return others;
  const isLikely = (source: IssuerSource) => hasNamedKey(getIssuer(source), certificate);
  return [...others.filter(isLikely), ...others.filter((source) => !isLikely(source))];
}

/** The certificate that was found. */
export function getIssuer(source: IssuerSource): Certificate {
  return source.kind === 'unit' ? source.certificate.certificate : source.found.object;
}
