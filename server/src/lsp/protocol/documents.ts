// Every request here is optional, as all beyond LSP: an editor that knows none of it still gets everything that LSP has a word for.
import { NotificationType, RequestType } from 'vscode-jsonrpc';
import type { Position, Range } from 'vscode-languageserver-types';

export type { CopiedText, IncompleteChain } from '../../features/code-actions/commands/command-answer.ts';
export type { CommentPlace } from '../../features/code-actions/comment-place.ts';

/** A place in a document. */
export interface PlaceParams {
  readonly uri: string;
  /** The selection, or an empty range at the cursor. */
  readonly range: Range;
}

// Client to server. `decodedText`, `explainPath`, `fingerprints` and `encodings` are worth offering through `workspace/executeCommand` too, with the
// method as the command's name: the client registers commands of those names, and names with a dot are taken by its own.

export interface StatusParams {
  /** The active document; absent where there is none or where it cannot hold certificates. */
  readonly uri?: string | undefined;
}

/** A certificate's end, said for people. */
export interface Expiry {
  /** Display name: `api.payments.svc`. */
  readonly name: string;
  /** In the user's language: `expires in 42 days`, `expired 3 days ago`. */
  readonly text: string;
  readonly severity: 'ok' | 'warning' | 'error';
  /** Name of the file for people: `deploy/tls.yaml (Secret payments/api-tls, tls.crt)`. */
  readonly location: string;
  readonly uri: string;
  readonly position: Position;
}

export interface Status {
  /** The document holds something of ours: the editor may show commands for it. */
  readonly relevant: boolean;
  /** The certificate of the document that expires first. */
  readonly document?: Expiry | undefined;
  /** The certificate of the workspace that expires first. */
  readonly workspace?: Expiry | undefined;
  /** Files are still being read: `workspace` may change. */
  readonly indexing: boolean;
}

/** What the status item and the context keys show of the active document and the workspace. */
export const statusRequest = new RequestType<StatusParams, Status, void>('certscope/status');

/** `uri` is absent when everything may have changed (settings, index, clock). */
export interface ChangedParams {
  readonly uri?: string | undefined;
}

/** Server to client: the answers to `status`, `decodedText` and `explainPath` about this document may be different now. */
export const changedNotification = new NotificationType<ChangedParams>('certscope/changed');

/** Read-only text in the order of `openssl x509 -text`. */
export interface DecodedText {
  /** File name for the tab, without extension: `api.payments.svc`. */
  readonly title: string;
  readonly text: string;
}

/** Decoded text of the blocks that `range` touches, or of all blocks of the document where it touches none; null where there are none. */
export const decodedTextRequest = new RequestType<PlaceParams, DecodedText | null, void>('certscope/decodedText');

/** Plain text that explains whether certification paths hold, and why not. */
export interface PathExplanation {
  /** File name for the tab, without extension: `api.payments.svc`. */
  readonly title: string;
  readonly text: string;
}

/**
 * Explains the certification paths (RFC 5280 §6) of the certificates that `range` touches, or of all certificates of the document where
 * it touches none; null where there are none.
 */
export const explainPathRequest = new RequestType<PlaceParams, PathExplanation | null, void>('certscope/explainPath');

/** One line of a picker. */
export interface Choice {
  /** `SHA-256`, `DER as base64`. */
  readonly label: string;
  /** The certificate it belongs to: `api.payments.svc`. */
  readonly description: string;
  /** What is copied. */
  readonly value: string;
}

/**
 * Fingerprints in several forms (SHA-256 with colons, SHA-256 in plain hex, SHA-1, SPKI pin in base64) of the blocks that `range` touches, or of
 * all blocks of the document where it touches none.
 */
export const fingerprintsRequest = new RequestType<PlaceParams, readonly Choice[], void>('certscope/fingerprints');

/** The same blocks as PEM, as base64 of the DER and as PEM on one line (`\n` for line breaks). Never of a private key. */
export const encodingsRequest = new RequestType<PlaceParams, readonly Choice[], void>('certscope/encodings');
