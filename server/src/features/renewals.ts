import { type CodeAction, CodeActionKind, type CodeLens, type Command, type Range } from 'vscode-languageserver-types';
import { allArtifacts } from '../documents/locate.ts';
import type { Artifact } from '../documents/types.ts';
import { hasNamedKey, isAuthority, isNamedIssuer } from '../path/certificate-links.ts';
import type { Finding } from '../rules/types.ts';
import type { CryptoProvider } from '../runtime/types.ts';
import type { Localize } from '../text/localize.ts';
import { isIndexedCertificate } from '../workspace/indexed-certificate.ts';
import type { WorkspaceView } from '../workspace/types.ts';
import { getExtension, isSelfIssued } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import { toDiagnostic } from './diagnostics.ts';
import { publicKeyFingerprint, spkiOf } from './fingerprints.ts';
import { toRange, toTextRange } from './places.ts';
import type { AnalyzedDocument } from './types.ts';

/** A certificate that ends and that can be made again here: its key is in the workspace, and so is its issuer's, or the user has that. */
export interface Renewal {
  readonly finding: Finding;
  readonly artifact: Artifact;
}

/** What tells whether a certificate can be renewed. Looks up, and signs nothing: it is asked with every keystroke. */
export interface RenewalContext {
  readonly workspace: WorkspaceView;
  readonly crypto: CryptoProvider;
  readonly t: Localize;
  /** CA certificates whose keys are at hand besides those of the workspace: the user's own. */
  readonly authorities: readonly Certificate[];
  /** Private keys besides those of the workspace, by the hex SHA-256 of their public halves. */
  readonly keys: ReadonlySet<string>;
  /** What renews it. */
  commandFor(renewal: Renewal, title: string): Command;
}

const codes: ReadonlySet<string> = new Set(['validity/expired', 'validity/expiring-soon']);

/** One lens above each certificate that ends and can be renewed. */
export function getRenewalLenses(analyzed: AnalyzedDocument, context: RenewalContext): CodeLens[] {
  return findRenewals(analyzed, context).map((renewal) => ({
    range: toRange(analyzed.source, renewal.artifact.anchor),
    command: context.commandFor(renewal, context.t('Renew')),
  }));
}

/** The quick fix for the expiry findings that `range` touches. */
export function getRenewalActions(analyzed: AnalyzedDocument, range: Range, context: RenewalContext): CodeAction[] {
  const selection = toTextRange(analyzed.source, range);
  const title = context.t('Renew the certificate…');
  return findRenewals(analyzed, context)
    .filter(({ finding }) => finding.range.start <= selection.end && selection.start <= finding.range.end)
    .map((renewal) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(renewal.finding, analyzed.source)],
      command: context.commandFor(renewal, title),
    }));
}

/** The certificates of a document that have expired or soon will, and can be made again here. A CA is not renewed: what it signed would not fit. */
export function findRenewals({ document, findings }: AnalyzedDocument, context: RenewalContext): Renewal[] {
  const ending = new Map(findings.filter(({ code }) => codes.has(code)).map((found) => [found.range.start, found]));
  if (ending.size === 0) return [];
  const renewals: Renewal[] = [];
  for (const { artifact } of allArtifacts(document)) {
    const finding = ending.get(artifact.anchor.start);
    const { object } = artifact.content;
    if (finding === undefined || object.kind !== 'certificate' || isAuthority(object)) continue;
    if (canRenew(object, context)) renewals.push({ finding, artifact });
  }
  return renewals;
}

function canRenew(certificate: Certificate, context: RenewalContext): boolean {
  return hasPrivateKey(certificate, context) && (isSelfIssued(certificate) || hasSigner(certificate, context));
}

function hasSigner(certificate: Certificate, context: RenewalContext): boolean {
  if (context.authorities.some((authority) => isSigner(authority, certificate))) return true;
  return context.workspace
    .bySubject(certificate.issuer.matchKey)
    .filter(isIndexedCertificate)
    .some(({ object }) => isSigner(object, certificate) && hasPrivateKey(object, context));
}

/** By its names; and by the key that the certificate names, where it names one. */
function isSigner(authority: Certificate, certificate: Certificate): boolean {
  if (!isAuthority(authority) || !isNamedIssuer(authority, certificate)) return false;
  const namesKey = getExtension(certificate, 'authorityKeyIdentifier')?.keyIdentifier !== undefined;
  return !namesKey || hasNamedKey(authority, certificate);
}

function hasPrivateKey(certificate: Certificate, { workspace, crypto, keys }: RenewalContext): boolean {
  const spki = spkiOf(certificate);
  if (spki === undefined) return false;
  const fingerprint = publicKeyFingerprint(spki, crypto).hex;
  if (keys.has(fingerprint)) return true;
  return workspace
    .byPublicKey(fingerprint)
    .some(({ object }) => object.kind === 'private-key' && object.encryption === undefined);
}
