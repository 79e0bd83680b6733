import type { IssuerSource } from '../../path/types.ts';
import type { Localize } from '../../text/localize.ts';
import { getDisplayName } from '../../x509/identity.ts';
import type { Certificate, Name, PublicKey } from '../../x509/types.ts';
import { visible } from '../markdown.ts';
import type { AnalyzedDocument, FeatureContext } from '../types.ts';

/** A certificate's short name as plain text on one line. */
export function nameOf(certificate: Certificate): string {
  return visible(getDisplayName(certificate), 60);
}

/** A distinguished name as plain text on one line. */
export function fullName(name: Name): string {
  return visible(name.text, 120);
}

/** `EC, P-256`, `RSA, 2048 bits`. */
export function describeKey({ type, curve, bits }: PublicKey, t: Localize): string {
  const detail = curve ?? (bits === undefined ? undefined : t('{0} bits', bits));
  return [type, detail].filter((part) => part !== undefined).join(', ');
}

/** `deploy/tls.yaml (Secret payments/api-tls, tls.crt), line 12`. */
export function describePlace(
  source: IssuerSource,
  analyzed: AnalyzedDocument,
  { t, workspace }: FeatureContext,
): string {
  if (source.kind === 'workspace') return t('{0}, line {1}', source.found.location, source.found.range.start.line + 1);
  const { certificate, holder, artifact } = source.certificate;
  const indexed = workspace.of(analyzed.source.uri).find(({ object }) => object === certificate);
  const line = analyzed.source.positionAt(artifact.anchor.start).line + 1;
  return t('{0}, line {1}', indexed?.location ?? holder.name, line);
}
