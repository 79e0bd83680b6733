import type { Artifact, CertificateDocument, Holder, Unit } from '../documents/types.ts';
import type { UnitAnalysis } from '../path/types.ts';
import type { FileFacts } from '../runtime/types.ts';
import type { Localize } from '../text/localize.ts';
import type { ByteRange, TextRange } from '../text/range.ts';
import type { WorkspaceView } from '../workspace/types.ts';
import type { CertificateRole, CertificateSubject } from './certificate-subject.ts';
import type { CrlSubject } from './crl-subject.ts';
import type { PlainPart } from './plain-parts.ts';
import type { JudgedSuppression } from './suppression/types.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Another place that explains a finding. In the same document where `uri` is undefined. */
export interface RelatedPlace {
  readonly message: string;
  readonly place:
    | { readonly kind: 'here'; readonly range: TextRange }
    | {
        readonly kind: 'elsewhere';
        readonly uri: string;
        readonly range: {
          readonly start: { readonly line: number; readonly character: number };
          readonly end: { readonly line: number; readonly character: number };
        };
      };
}

/** One thing that is wrong, at the smallest text that is wrong. */
export interface Finding {
  /** The rule's id: `validity/expired`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Absolute UTF-16 offsets in the document. */
  readonly range: TextRange;
  readonly related: readonly RelatedPlace[];
  /** The text is superfluous and may be shown faded (duplicate, redundant root). */
  readonly unnecessary?: boolean;
}

/** What a rule returns: everything of a finding but what its metadata already says. */
export interface Report {
  readonly message: string;
  readonly range: TextRange;
  readonly related?: readonly RelatedPlace[];
  /** Only where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly unnecessary?: boolean;
}

/** What a certificate is judged under: what TLS stacks and RFCs demand of any, or also what the CA/Browser Forum demands of public ones. */
export type RuleProfile = 'internal' | 'webpki';

/** Settings that rules read. Times in milliseconds, fractions of the certificate's lifetime. */
export interface RuleSettings {
  /** `certscope.rules`: severity by rule id or family; `off` silences. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** `auto`: `webpki` for certificates that say of themselves that they are publicly trusted. */
  readonly profile: RuleProfile | 'auto';
  readonly expiry: {
    readonly warningFraction: number;
    readonly warningMilliseconds: number;
    readonly errorFraction: number;
    readonly errorMilliseconds: number;
  };
}

/** What every check may know. */
export interface RuleContext {
  readonly document: CertificateDocument;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly settings: RuleSettings;
  readonly workspace: WorkspaceView;
  readonly t: Localize;
  /** What is known of the document's file besides its text; undefined where it is none, or the host sees no files. */
  readonly file?: () => FileFacts | undefined;
}

export type RuleFamily =
  | 'validity'
  | 'pem'
  | 'chain'
  | 'certificate'
  | 'name'
  | 'san'
  | 'extension'
  | 'crl'
  | 'role'
  | 'spiffe'
  | 'key'
  | 'signature'
  | 'kubernetes'
  | 'file'
  | 'webpki'
  | 'suppression';

/** A rule's name: `<family>/<name>`. */
export type RuleId = `${RuleFamily}/${string}`;

export interface RuleMetadata {
  /** `<family>/<name>`, also the file's path under `rules/` and of its page under `docs/rules/`. */
  readonly id: RuleId;
  /** One line for lists and settings. */
  readonly title: string;
  /** `off`: known, but silent until a setting asks for it. */
  readonly severity: Severity | 'off';
  /** The document's own force; what is only good advice is `advice`. */
  readonly force: 'MUST' | 'SHOULD' | 'advice';
  /** The document that demands it. */
  readonly citation: { readonly document: string; readonly section: string; readonly url: string };
  /** A quick fix exists for at least some of its findings. */
  readonly fixable: boolean;
  /** Certificates whose notBefore (lists whose thisUpdate) lies before this are not asked about. Milliseconds since 1970 UTC. */
  readonly since?: number;
  /** Certificates from this on are not asked about any more. Milliseconds since 1970 UTC. */
  readonly until?: number;
  /** Profiles that it speaks in; all where left out. */
  readonly profiles?: readonly RuleProfile[];
  /** Lints of zlint that ask the same question. */
  readonly zlint?: readonly string[];
}

/** What rules about one field may know. */
export interface FieldContext {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly t: Localize;
  /** What this certificate is judged under, `auto` already decided. */
  readonly profile: RuleProfile;
  readonly settings: RuleSettings;
}

/** What a rule about one field returns. */
export interface FieldReport {
  readonly message: string;
  /** The smallest field that is wrong, in bytes of the object's DER; the engine turns it into characters. */
  readonly bytes: ByteRange;
  /** Only where it differs from the rule's own. */
  readonly severity?: Severity;
}

/**
 * Looks at one certificate by itself, wherever it stands. Thousands of certificates are asked about, and nearly all are sound:
 * answer those with `silent`.
 */
export interface CertificateRule extends RuleMetadata {
  readonly scope: 'certificate';
  /** Roles that it is about (one of them is enough); all where left out. */
  readonly about?: readonly CertificateRole[];
  /** OID of the extension that it is about: only certificates with it are asked about. */
  readonly extension?: string;
  /** It is about oddities that this leaves out: certificates of which it holds are not asked about. */
  readonly unless?: PlainPart;
  /**
   * One cause, one finding: silent for people where one of these rules speaks of the same field, or of the same certificate as a whole, as
   * all do that are no rules about single certificates. A finding that a comment silences makes none silent.
   */
  readonly impliedBy?: readonly RuleId[];
  /** Whether the place, by its name, says that the certificate is not what a report takes it for: then that is not made. */
  isElsewhere?(report: FieldReport, holder: Holder, unit: Unit): boolean;
  /** It speaks of the certificate as a whole, whatever field shows it: rules that it implies are silent about all fields. */
  readonly aboutWhole?: true;
  check(subject: CertificateSubject, context: FieldContext): readonly FieldReport[];
}

/** Looks at one revocation list by itself. */
export interface CrlRule extends RuleMetadata {
  readonly scope: 'crl';
  /** As for certificates. */
  readonly impliedBy?: readonly RuleId[];
  check(subject: CrlSubject, context: FieldContext): readonly FieldReport[];
}

/** Looks at one comment that silences rules, after all others have spoken. */
export interface SuppressionRule extends RuleMetadata {
  readonly scope: 'suppression';
  check(suppression: JudgedSuppression, context: RuleContext): readonly Report[];
}

/** What a rule returns that has nothing to say. */
export const silent: readonly never[] = [];

/** Looks at one block. What it says rests on the block's content, the clock, the settings and the document's language alone. */
export interface ArtifactRule extends RuleMetadata {
  readonly scope: 'artifact';
  /** `damaged`: asked only about blocks whose text is damaged (`ArtifactContent.problems`); all others cost it nothing. */
  readonly about?: 'damaged';
  check(artifact: Artifact, holder: Holder, unit: Unit, context: RuleContext): Iterable<Report>;
}

/** Looks at things that belong together, their chains and keys already worked out. */
export interface UnitRule extends RuleMetadata {
  readonly scope: 'unit';
  check(unit: Unit, analysis: UnitAnalysis, context: RuleContext): Iterable<Report>;
}

export type Rule = ArtifactRule | UnitRule | CertificateRule | CrlRule | SuppressionRule;
