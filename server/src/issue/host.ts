import type { OpenDocument } from '../documents/read-document.ts';
import type { CryptoProvider, SignatureVerdict, UserStorage } from '../runtime/types.ts';
import type { Localize } from '../text/localize.ts';
import type { WorkspaceView } from '../workspace/types.ts';
import { uriKey } from '../workspace/uri.ts';
import type { Certificate } from '../x509/types.ts';
import type { IssuedFinding } from './tasks.ts';

/** Whose certificates are issued: names the development CA. */
export interface Project {
  /** URI of its folder; the same project has the same development CA. */
  readonly uri: string;
  /** For people: `payments`. */
  readonly name: string;
}

/** Whether a URI names this project: editors and programs spell one URI in different ways. */
export function isProject(uri: string, project: Project): boolean {
  return uriKey(uri) === uriKey(project.uri);
}

/** A project's folder for people: its path where it is one of this machine. */
export function pathOf(uri: string): string {
  return uriKey(uri).replace(/^file:\/\/(?:\/(?=[a-z]:))?/, '');
}

/** What is known of the files around. */
export interface IssuingWorkspace {
  readonly view: WorkspaceView;
  /** A file's name for people: its path from where they look at it. */
  nameOf(uri: string): string;
  /** A file's newest version: as it is open, else as it is on disk; undefined where it is gone. */
  open(uri: string): Promise<OpenDocument | undefined>;
  /** A file's bytes as they are on disk; undefined where it is not there. */
  bytes(uri: string): Promise<Uint8Array | undefined>;
  /** URIs of all files in the folder of this one, whatever they hold. */
  beside(uri: string): Promise<readonly string[]>;
  /** What there is of certificates and keys now, where git does not look too: beside these files, or in the whole project. */
  around(uris: readonly string[], reach?: 'beside' | 'project'): Promise<WorkspaceView>;
  /** Whether this CA's key signed that certificate. */
  verify(certificate: Certificate, issuer: Certificate): Promise<SignatureVerdict>;
}

/** A text that was made, as the file that it would be. */
export interface MadeText {
  readonly name: string;
  readonly text: string;
}

/** Everything that issuing needs from outside. */
export interface IssuingHost {
  /** WebCrypto: makes keys, signs, gives random numbers. */
  readonly webCrypto: Crypto;
  readonly crypto: CryptoProvider;
  /** Milliseconds since 1970 UTC. */
  now(): number;
  readonly t: Localize;
  readonly project: Project;
  /** Undefined where the host has no place for CAs. */
  readonly storage: UserStorage | undefined;
  readonly workspace: IssuingWorkspace;
  /** Names by which the project's services call each other, as far as its files say; asked only where a CA is about to be made. */
  serviceNames?(): Promise<readonly string[]>;
  /** What the rules of the `internal` profile say of these texts, known together. */
  check(texts: readonly MadeText[]): Promise<readonly IssuedFinding[]>;
}
