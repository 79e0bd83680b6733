import { allArtifacts } from '../documents/locate.ts';
import { measureExpiry } from '../rules/validity/measure-expiry.ts';
import type { TextPosition } from '../text/source-text.ts';
import { getDisplayName } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import { expiryPhrase } from './hover/describe-certificate.ts';
import { visible } from './markdown.ts';
import type { AnalyzedDocument, FeatureContext } from './types.ts';

/** A certificate's end, said for people. */
export interface ExpiryStatus {
  readonly name: string;
  readonly text: string;
  readonly severity: 'ok' | 'warning' | 'error';
  readonly location: string;
  readonly uri: string;
  readonly position: TextPosition;
}

interface Candidate {
  readonly certificate: Certificate;
  readonly location: string;
  readonly uri: string;
  readonly position: TextPosition;
}

/** The certificate of one document that expires first. */
export function getDocumentExpiry(analyzed: AnalyzedDocument, context: FeatureContext): ExpiryStatus | undefined {
  const { document, source } = analyzed;
  const candidates: Candidate[] = [];
  for (const { artifact, holder } of allArtifacts(document)) {
    const { object } = artifact.content;
    if (object.kind !== 'certificate') continue;
    candidates.push({
      certificate: object,
      location: holder.name,
      uri: source.uri,
      position: source.positionAt(artifact.anchor.start),
    });
  }
  return soonest(candidates, context);
}

/** The certificate of the workspace that expires first. */
export function getWorkspaceExpiry(context: FeatureContext): ExpiryStatus | undefined {
  const candidates: Candidate[] = [];
  for (const { object, location, uri, range } of context.workspace.all()) {
    if (object.kind === 'certificate') candidates.push({ certificate: object, location, uri, position: range.start });
  }
  return soonest(candidates, context);
}

function soonest(candidates: readonly Candidate[], context: FeatureContext): ExpiryStatus | undefined {
  let first: Candidate | undefined;
  for (const candidate of candidates) if (first === undefined || endOf(candidate) < endOf(first)) first = candidate;
  if (first === undefined || !Number.isFinite(endOf(first))) return undefined;
  const { certificate, location, uri, position } = first;
  return {
    name: visible(getDisplayName(certificate), 60),
    text: expiryPhrase(endOf(first), context.now, context.t),
    severity:
      endOf(first) < context.now
        ? 'error'
        : (measureExpiry(certificate, context.now, context.settings.expiry)?.severity ?? 'ok'),
    location,
    uri,
    position,
  };
}

function endOf({ certificate }: Candidate): number {
  return certificate.validity.notAfter.epochMilliseconds ?? Number.POSITIVE_INFINITY;
}
