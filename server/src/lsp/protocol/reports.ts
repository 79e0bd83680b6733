import { RequestType } from 'vscode-jsonrpc';
import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { ConnectionRefused, ConnectionTrust, PemCredentials } from './connecting.ts';
import type { AuthorityChoice, IssuingScope, KeyType } from './issuing.ts';

// What is done from the report of a connection: where its sections stand and what they offer, and the requests behind that.

/** What can be done where in the text of a report. No client need read the text. */
export interface LiveReport {
  readonly sections: readonly ReportOutline[];
  readonly actions: readonly PlacedAction[];
  readonly links: readonly ReportLink[];
}

/** A section of a report, by its lines, from 0. */
export interface ReportOutline {
  readonly title: string;
  readonly titleLine: number;
  readonly lastLine: number;
}

/** Something that is offered at a line. */
export interface PlacedAction {
  readonly line: number;
  readonly action: ReportAction;
}

export type ReportAction =
  | { readonly kind: 'test-again' }
  /** The chain as served, as PEM. */
  | { readonly kind: 'open-chain' }
  /** The server does not send this CA, which is none that clients trust. */
  | { readonly kind: 'add-intermediate'; readonly issuer: string }
  /** What is served against a certificate of the workspace. */
  | { readonly kind: 'compare'; readonly certificate: PlacedReference }
  /** A client certificate that fits what the server asks for. */
  | { readonly kind: 'issue-client'; readonly wanted: WantedClient }
  /** The same connection with a certificate at hand that fits. */
  | { readonly kind: 'test-with'; readonly label: string; readonly credentials: PemCredentials }
  | { readonly kind: 'copy-command'; readonly tool: string; readonly text: string };

/** A certificate of the workspace. */
export interface PlacedReference {
  readonly uri: string;
  /** Hex, of its DER. */
  readonly sha256: string;
  /** For people: `certs/server.pem`. */
  readonly place: string;
}

/** What a server asks of client certificates (RFC 8446 §4.3.2). */
export interface WantedClient {
  /** base64 of the DER of the names of CAs; empty: the server does not say. */
  readonly authorities: readonly string[];
  /** As registered: `ecdsa_secp256r1_sha256`; empty: any. */
  readonly signatureSchemes: readonly string[];
}

/** A part of a line that leads somewhere. */
export interface ReportLink {
  readonly range: Range;
  /** A page, or a file of the workspace; `line` in it, from 0. */
  readonly target: string;
  readonly line?: number | undefined;
}

export interface CompleteChainParams {
  /** The chain as served, PEM, the leaf first. */
  readonly servedPem: string;
  /** What earlier answers found, PEM. */
  readonly foundPem?: string | undefined;
  /** Those of `ask` of earlier answers that the user allowed. No other URL is asked. */
  readonly allowed?: readonly string[] | undefined;
  /** As the connection was tested with: its CAs need not be asked for. */
  readonly trust?: ConnectionTrust | undefined;
}

/** The CAs between a leaf and its root, as far as they were found. */
export interface ChainCompletion {
  readonly kind: 'completion';
  /** What was not served, from below; empty where nothing was found. */
  readonly foundPem: string;
  /** The leaf and everything above it but the root. */
  readonly chainPem: string;
  /** For people: what was found where, and why there is no more. A sentence each. */
  readonly notes: readonly string[];
  /** Present where the next certificate can only be had from the network. Nothing was sent yet. */
  readonly ask?: { readonly urls: readonly string[]; readonly message: string } | undefined;
  /** Files of the workspace with the leaf. */
  readonly files: readonly IncompleteFile[];
}

/** A file or Secret that holds the leaf as a chain. */
export interface IncompleteFile {
  readonly place: string;
  /** Puts what it lacks after what it signed; absent where it lacks nothing. */
  readonly edit?: WorkspaceEdit | undefined;
}

/**
 * Looks for the intermediates that a server does not send: in the workspace and the trust stores; over the network only at the URLs that
 * `allowed` names, and of these only those that a certificate of the chain names for its issuer. Changes nothing: the edits are for the client.
 */
export const completeChainRequest = new RequestType<CompleteChainParams, ChainCompletion | ConnectionRefused, void>(
  'certscope/completeChain',
);

export interface FittingAuthorityParams extends IssuingScope {
  readonly wanted: WantedClient;
}

/** With which CA and which kind of key a client certificate is made that the server takes. */
export interface FittingAuthority {
  /** A CA that one can sign with and the server accepts; absent where there is none, or the server does not say. */
  readonly authority?: AuthorityChoice | undefined;
  /** The first kind of key that fits; absent where none does that can be made here. */
  readonly keyType?: KeyType | undefined;
  /** What stands against it, or is to be known, for people; a sentence each. */
  readonly notes: readonly string[];
  /** False where the server is going to refuse whatever is issued now. */
  readonly fits: boolean;
}

export const fittingAuthorityRequest = new RequestType<FittingAuthorityParams, FittingAuthority, void>(
  'certscope/fittingAuthority',
);

export interface CompareChainParams {
  readonly servedPem: string;
  readonly certificate: Pick<PlacedReference, 'uri' | 'sha256'>;
}

/** Both chains as readable text, in the same layout; null where the file does not hold the certificate any more. */
export const compareChainRequest = new RequestType<
  CompareChainParams,
  { readonly served: string; readonly workspace: string } | null,
  void
>('certscope/compareChain');
