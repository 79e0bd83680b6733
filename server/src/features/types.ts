import type { CertificateDocument, Unit } from '../documents/types.ts';
import type { UnitAnalysis } from '../path/types.ts';
import type { PathRequest, PathResult } from '../path/validation/types.ts';
import type { Finding, RuleSettings } from '../rules/types.ts';
import type { CryptoProvider, SignatureVerdict } from '../runtime/types.ts';
import type { Localize } from '../text/localize.ts';
import type { SourceText } from '../text/source-text.ts';
import type { WorkspaceView } from '../workspace/types.ts';
import type { Certificate, CertificateList } from '../x509/types.ts';

/** One version of a document with everything worked out that features share. Made by the service, once per version and moment. */
export interface AnalyzedDocument {
  readonly source: SourceText;
  readonly document: CertificateDocument;
  readonly analyses: { get(unit: Unit): UnitAnalysis | undefined };
  readonly findings: readonly Finding[];
}

/** What features may know besides the document. */
export interface FeatureContext {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly t: Localize;
  readonly workspace: WorkspaceView;
  readonly settings: RuleSettings;
  readonly crypto: CryptoProvider;
  /** Whether the key of `issuer` made the signature of `signed`; checked once for as long as both are held. Never rejects. */
  verify(signed: Certificate | CertificateList, issuer: Certificate): Promise<SignatureVerdict>;
  /** Whether a certification path holds (RFC 5280 §6), and if not, why. */
  validatePath(request: PathRequest): Promise<PathResult>;
}
