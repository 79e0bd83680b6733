import type { Severity } from '../../rules/types.ts';
import type { TextRange } from '../../text/range.ts';
import type { HandshakeSettings } from '../target-settings.ts';
import type { StartTlsProtocol, Target } from '../types.ts';

/** Whose certificates a saved target is held against, where it names no file of its own. */
export const TARGET_TRUST = ['workspace', 'system', 'mozilla'] as const;
export type TargetTrust = (typeof TARGET_TRUST)[number];

/** One entry of `.certscope/targets.yaml`. Holds nothing secret: keys are named by their files. */
export interface SavedTarget {
  /** As the file has it: `api.example:8443`, `smtp://mail.example`. */
  readonly address: string;
  /** What a table calls it; the address where the entry gives no name. */
  readonly name: string;
  readonly target: Target;
  /** What the entry says of the handshake; undefined where it is left to `target`, or to defaults. */
  readonly written: HandshakeSettings & { readonly starttls?: StartTlsProtocol | undefined };
  /** Seconds for each phase of a connection; undefined: the probe's own. */
  readonly timeout: number | undefined;
  readonly trust: TargetTrust;
  /** PEM files, absolute or relative to the project; `ca` comes before `trust`. */
  readonly ca: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  /** A keystore in the place of `certificate` and `key`. Its password is nobody's to write here. */
  readonly pkcs12: string | undefined;
  /** Of the address in the text of the file, UTF-16 offsets. */
  readonly range: TextRange;
}

/** What in the file is not as `schemas/targets.schema.json` wants it. */
export interface TargetProblem {
  readonly message: string;
  readonly range: TextRange;
}

/** The targets of a file in its order, and what in it was passed over. */
export interface TargetsFile {
  readonly targets: readonly SavedTarget[];
  readonly problems: readonly TargetProblem[];
  /** Of the key `targets`; undefined where there is none. */
  readonly anchor: TextRange | undefined;
}

/** What is to be said of a target that was tested. */
export interface TargetIssue {
  /** Id of a diagnosis (`server-certificate-expired`) or of a rule (`validity/expiring-soon`), `not-deployed`, `older-in-workspace` or `not-tested`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The page that explains it. */
  readonly href: string | undefined;
}

/** `untested`: it did not come to a connection (a file cannot be read). `unreachable`: it did not come to the server. */
export type TargetResult = 'fine' | 'findings' | 'failed' | 'unreachable' | 'untested';

/** What came of a target, as plain data. */
export interface TargetSummary {
  readonly name: string;
  readonly address: string;
  readonly result: TargetResult;
  /** The most telling first. */
  readonly issues: readonly TargetIssue[];
  /** `TLSv1.3`. */
  readonly version?: string | undefined;
  /** Of the certificate served: its name for people, and its end in milliseconds since 1970 UTC. */
  readonly certificate?: string | undefined;
  readonly notAfter?: number | undefined;
}
