import type { Location } from 'vscode-languageserver-types';
import { artifactAt, holderAt, type LocatedArtifact } from '../documents/locate.ts';
import type { Artifact, Unit } from '../documents/types.ts';
import type { IssuerSource, UnitAnalysis, UnitCertificate } from '../path/types.ts';
import { toLocation, toRange } from './places.ts';
import { findSameKey } from './same-key.ts';
import type { AnalyzedDocument, FeatureContext } from './types.ts';

/** From a certificate to its issuer; from a key, request or public key to the certificates that hold it. */
export function getDefinition(analyzed: AnalyzedDocument, offset: number, context: FeatureContext): Location[] {
  const place = blockAt(analyzed, offset);
  if (place === undefined) return [];
  const { unit, artifact } = place;
  if (artifact.content.object.kind === 'certificate') return issuersOf(unit, artifact, analyzed);
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

function issuersOf(unit: Unit, artifact: Artifact, analyzed: AnalyzedDocument): Location[] {
  const analysis = analyzed.analyses.get(unit);
  const certificate = analysis === undefined ? undefined : certificateAt(analysis, artifact);
  if (analysis === undefined || certificate === undefined) return [];
  const result = analysis.issuerOf(certificate);
  switch (result.kind) {
    case 'found':
      return [locationOf(result.issuer, analyzed)];
    case 'wrong-key':
      return result.candidates.map((candidate) => locationOf(candidate, analyzed));
    case 'self-signed':
      return [locationOf({ kind: 'unit', certificate }, analyzed)];
    case 'missing':
      return [];
  }
}

function locationOf(source: IssuerSource, { source: text }: AnalyzedDocument): Location {
  if (source.kind === 'workspace') return toLocation(source.found);
  const { start } = toRange(text, source.certificate.artifact.anchor);
  return { uri: text.uri, range: { start, end: start } };
}
