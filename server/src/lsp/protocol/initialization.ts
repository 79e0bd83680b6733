import type { Range } from 'vscode-languageserver-types';

/** `initializationOptions`. Every property may be absent: other editors send what they like. The language is LSP's own `InitializeParams.locale`. */
export interface InitializationOptions {
  /** Messages by their English text (`vscode.l10n.bundle`); absent where the editor speaks English. */
  readonly l10n?: Readonly<Record<string, string>> | undefined;
  /** The client answers `findFiles` and `readFile`, for folders that the server cannot read by itself. */
  readonly clientFiles?: boolean;
  /** The client keeps what the server has no place of its own for: the CAs of `certscope/issue`. */
  readonly clientStorage?: boolean;
  /** Commands of the client that the server may put into CodeLenses and code actions. */
  readonly commands?: readonly ClientCommand[];
  /** The section `certscope` of the settings, to spare the first `workspace/configuration`. */
  readonly settings?: Settings;
}

/** Commands that the client registers for the server's use. `ignoreRule` takes a `CommentPlace`, `copyText` a `CopiedText`, `completeChain` an `IncompleteChain`, the others a `CommandTarget`. */
export type ClientCommand =
  | 'certscope.showDecoded'
  | 'certscope.copyFingerprint'
  | 'certscope.copyAs'
  | 'certscope.renew'
  | 'certscope.copyText'
  | 'certscope.ignoreRule'
  | 'certscope.completeChain'
  | 'certscope.testConnection'
  | 'certscope.testTargets';

/**
 * Where a command of the client is to work: the only argument of a `ClientCommand`. Of `certscope.testConnection` it is a `ConnectParams`, of
 * `certscope.testTargets` a `TestTargetsParams`.
 */
export interface CommandTarget {
  readonly uri: string;
  readonly range: Range;
}

export type SeveritySetting = 'error' | 'warning' | 'information' | 'hint' | 'off';

/**
 * The section `certscope` as the user writes it (`contributes.configuration` of package.json), so nothing in it can be relied on:
 * the server checks every value and falls back to the default.
 */
export interface Settings {
  readonly expiry?: {
    /** Days before the end at which a certificate is about to expire, at the latest. */
    readonly warningDays?: number;
    /** The same as a fraction of the lifetime; whichever is shorter counts. */
    readonly warningFraction?: number;
    readonly errorDays?: number;
    readonly errorFraction?: number;
  };
  /** Severity by rule id (`chain/wrong-order`) or family (`chain`). */
  readonly rules?: Readonly<Record<string, SeveritySetting>>;
  /** What certificates are judged under; `auto`: `webpki` where they say of themselves that they are publicly trusted. */
  readonly profile?: 'internal' | 'webpki' | 'auto';
  readonly index?: {
    readonly enabled?: boolean;
    /** Kilobytes (1,024 bytes). */
    readonly maxFileSize?: number;
    readonly respectGitignore?: boolean;
    /** Glob patterns, true where they exclude, as in `files.exclude`. */
    readonly exclude?: Readonly<Record<string, boolean>>;
  };
  /** Paths of files of CA certificates, absolute or relative to a workspace folder. */
  readonly trustAnchors?: readonly string[];
  readonly hover?: { readonly enabled?: boolean };
  readonly codeLens?: { readonly enabled?: boolean };
  readonly inlayHints?: { readonly enabled?: boolean };
}
