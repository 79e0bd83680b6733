import type { Artifact, CertificateDocument, Holder, Unit } from '../documents/types.ts';
import type { UnitAnalysis } from '../path/types.ts';
import type { Localize } from '../text/localize.ts';
import type { TextRange } from '../text/range.ts';
import type { WorkspaceView } from '../workspace/types.ts';

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

/** Settings that rules read. Times in milliseconds, fractions of the certificate's lifetime. */
export interface RuleSettings {
  /** `certscope.rules`: severity by rule id or family; `off` silences. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
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
}

export type RuleFamily = 'validity' | 'pem' | 'chain' | 'key' | 'kubernetes';

export interface RuleMetadata {
  /** `<family>/<name>`, also the file's path under `rules/` and of its page under `docs/rules/`. */
  readonly id: `${RuleFamily}/${string}`;
  /** One line for lists and settings. */
  readonly title: string;
  /** `off`: known, but silent until a setting asks for it. */
  readonly severity: Severity | 'off';
  /** The document that demands it. */
  readonly citation: { readonly document: string; readonly section: string; readonly url: string };
  /** A quick fix exists for at least some of its findings. */
  readonly fixable: boolean;
}

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

export type Rule = ArtifactRule | UnitRule;
