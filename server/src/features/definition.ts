import type { Location } from 'vscode-languageserver-types';
import { artifactAt, holderAt, type LocatedArtifact } from '../documents/locate.ts';
import type { Artifact, Unit } from '../documents/types.ts';
import { getIssuer } from '../path/issuer-candidates.ts';
import type { IssuerResult, IssuerSource, UnitAnalysis, UnitCertificate } from '../path/types.ts';
import { isIndexedCertificate } from '../workspace/indexed-certificate.ts';
import type { Certificate } from '../x509/types.ts';
import { toLocation, toRange } from './places.ts';
import { findSameKey } from './same-key.ts';
import type { AnalyzedDocument, FeatureContext } from './types.ts';

/** Namesakes whose key is tried. */
const MAX_NAMESAKES = 64;

/**
 * From a certificate to its issuer, the one whose key made the signature where that can be checked, else by name; from a key,
 * request or public key to the certificates that hold it.
 */
export async function getDefinition(
  analyzed: AnalyzedDocument,
  offset: number,
  context: FeatureContext,
): Promise<Location[]> {
  const place = blockAt(analyzed, offset);
  if (place === undefined) return [];
  const { unit, artifact } = place;
  if (artifact.content.object.kind === 'certificate') return issuersOf(unit, artifact, analyzed, context);
  return findSameKey(artifact.content.object, context)
    .filter((found) => found.object.kind === 'certificate')
    .map(toLocation);
}

/** The block at an offset; on a Secret's key, or in what of its value is no block, the first block of the value. */
export function blockAt({ document }: AnalyzedDocument, offset: number): LocatedArtifact | undefined {
  const hit = artifactAt(document, offset);
  if (hit !== undefined) return hit;
  const place = holderAt(document, offset);
  const artifact = place?.holder.artifacts[0];
  // A file has no key: between its blocks there is nothing to say.
  return place?.holder.keyRange === undefined || artifact === undefined ? undefined : { ...place, artifact };
}

/** The certificate of a unit that stands at an artifact. */
export function certificateAt(analysis: UnitAnalysis, artifact: Artifact): UnitCertificate | undefined {
  return analysis.holders
    .flatMap((holder): readonly UnitCertificate[] => holder.certificates)
    .find((one) => one.artifact === artifact);
}

async function issuersOf(
  unit: Unit,
  artifact: Artifact,
  analyzed: AnalyzedDocument,
  context: FeatureContext,
): Promise<Location[]> {
  const analysis = analyzed.analyses.get(unit);
  const certificate = analysis === undefined ? undefined : certificateAt(analysis, artifact);
  if (analysis === undefined || certificate === undefined) return [];
  const result = analysis.issuerOf(certificate);
  switch (result.kind) {
    case 'found':
      return [locationOf(await confirm(result, certificate.certificate, context), analyzed)];
    case 'wrong-key':
      return result.candidates.map((candidate) => locationOf(candidate, analyzed));
    case 'self-signed':
      return [locationOf({ kind: 'unit', certificate }, analyzed)];
    case 'missing':
      return [];
  }
}

/** In trust bundles issuers are guessed by name: of several with the same name, the one that really signed. */
async function confirm(
  { issuer, verified }: Extract<IssuerResult, { readonly kind: 'found' }>,
  certificate: Certificate,
  { workspace, verify }: FeatureContext,
): Promise<IssuerSource> {
  if (verified || (await verify(certificate, getIssuer(issuer))) !== 'invalid') return issuer;
  const namesakes = workspace.bySubject(certificate.issuer.matchKey).filter(isIndexedCertificate);
  for (const found of namesakes.slice(0, MAX_NAMESAKES))
    if ((await verify(certificate, found.object)) === 'valid') return { kind: 'workspace', found };
  return issuer;
}

function locationOf(source: IssuerSource, { source: text }: AnalyzedDocument): Location {
  if (source.kind === 'workspace') return toLocation(source.found);
  const { start } = toRange(text, source.certificate.artifact.anchor);
  return { uri: text.uri, range: { start, end: start } };
}
