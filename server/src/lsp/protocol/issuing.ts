import { RequestType, RequestType0 } from 'vscode-jsonrpc';
import type { Position, WorkspaceEdit } from 'vscode-languageserver-types';
import type {
  AskedFor,
  AuthorityChoice,
  IssuedFinding,
  IssuedSummary,
  IssuingTask,
  Packaging,
} from '../../issue/tasks.ts';
import type { KeyType } from '../../issue/types.ts';
import type { PlaceParams } from './documents.ts';

// Tasks are said in the same words wherever they are given: here, on the command line, through `workspace/executeCommand`.
export type {
  AuthorityChoice,
  Defect,
  IssuedFinding,
  IssuedSummary,
  IssuingTask,
  Packaging,
  RevocationReason,
} from '../../issue/tasks.ts';
export type { KeyType, OutputFormat, Role } from '../../issue/types.ts';

// Issuing. `issuingOptions`, `checkNames`, `requestedExtensions` and `issue` are commands of `workspace/executeCommand` too, with the same single argument.

/** Whose development CA and whose files are meant; the first workspace folder where absent. */
export interface IssuingScope {
  /** URI of a workspace folder. */
  readonly folder?: string | undefined;
}

/** What pickers offer. */
export interface IssuingOptions {
  /** Name of the project, as its development CA has it: `payments`. */
  readonly project: string;
  readonly names: readonly NameSuggestion[];
  readonly authorities: readonly AuthorityOption[];
  /** The kinds of keys that the runtime makes, the best first. */
  readonly keyTypes: readonly KeyType[];
  readonly profiles: readonly ProfileOption[];
  /** Present where nothing can be issued here: says why, and what would help. */
  readonly refused?: string | undefined;
}

/** A name that a service of the workspace goes by. */
export interface NameSuggestion {
  readonly value: string;
  /** For people: `Service payments/api (deploy/api.yaml)`, `nginx server_name (conf/site.conf)`. */
  readonly source: string;
}

/** A CA that can sign. */
export interface AuthorityOption {
  readonly choice: AuthorityChoice;
  /** `payments development CA`. */
  readonly label: string;
  /** `made on first use`, `expires in 9 years`, `certs/ca.pem`. */
  readonly description: string;
  /** What it may sign for, where it is constrained. */
  readonly detail?: string | undefined;
}

/** A team's own way of issuing, from `.certscope/profiles.json`. */
export interface ProfileOption {
  readonly name: string;
  readonly description?: string | undefined;
}

export const issuingOptionsRequest = new RequestType<IssuingScope, IssuingOptions, void>('certscope/issuingOptions');

export interface CheckNamesParams extends IssuingScope {
  /** As typed, several in one text: separated by commas or white space. */
  readonly text: string;
  /** The CA that is to sign, whose constraints count. */
  readonly authority?: AuthorityChoice | undefined;
}

/** What is wrong with names as they are typed, in one sentence; null where nothing is. */
export const checkNamesRequest = new RequestType<
  CheckNamesParams,
  { readonly problem: string | null; readonly names: readonly string[] },
  void
>('certscope/checkNames');

/** One extension that a certificate signing request asks for. */
export interface RequestedExtension {
  readonly oid: string;
  readonly name: string;
  /** What it says: `DNS:api.example, IP:10.0.0.1`. */
  readonly text: string;
  /** Worth accepting for a service's certificate; others (CA:TRUE) are offered unticked. */
  readonly usual: boolean;
}

/** The extensions of the certificate signing request at a place; null where there is none. */
export const requestedExtensionsRequest = new RequestType<PlaceParams, readonly RequestedExtension[] | null, void>(
  'certscope/requestedExtensions',
);

/** Where what was made goes. */
export type IssueTarget =
  /** Files in a folder. */
  | {
      readonly kind: 'folder';
      readonly uri: string;
      /** Files of the same names may be replaced. */
      readonly replace: boolean;
      /**
       * What becomes of a folder in which git would see private keys: it gets a `.gitignore` of `*`, or stays as it is. Undefined: the answer is
       * `exposed`, to ask the user.
       */
      readonly gitignore?: 'add' | 'leave' | undefined;
    }
  /** Text for the client to show in a document; with `uri`, the Secret of that document takes it over: the one at `position`, else the first. */
  | { readonly kind: 'document'; readonly uri?: string | undefined; readonly position?: Position | undefined }
  /** In the place of what is renewed. */
  | { readonly kind: 'in-place' };

export interface IssueParams extends IssuingScope {
  readonly task: IssuingTask;
  readonly packaging: Packaging;
  readonly target: IssueTarget;
  /** Goes on although rules have something to say. */
  readonly acceptFindings?: boolean | undefined;
}

/** What was made. */
export interface IssueReport {
  /** One sentence for people. */
  readonly summary: string;
  readonly notes: readonly string[];
  readonly findings: readonly IssuedFinding[];
  readonly certificates: readonly IssuedSummary[];
}

export type IssueOutcome =
  /** URIs of the files. */
  | ({ readonly kind: 'written'; readonly files: readonly string[] } & IssueReport)
  /** Nothing was written: these files are there. Ask, and say `replace`. */
  | { readonly kind: 'exists'; readonly files: readonly string[] }
  /** Nothing was written: git would see private keys in this folder. Ask, and say `gitignore`. */
  | { readonly kind: 'exposed'; readonly folder: string }
  /** Nothing was written: rules speak against it. Ask, and say `acceptFindings`. */
  | { readonly kind: 'findings'; readonly findings: readonly IssuedFinding[] }
  /** For the client to write or to show: the target is a document, or the server has no file system. `folder` as asked for. */
  | ({
      readonly kind: 'contents';
      readonly folder?: string | undefined;
      readonly files: readonly IssuedFile[];
    } & IssueReport)
  /** For the client to apply; `workspace/executeCommand` has it applied by `workspace/applyEdit` and answers `written`. */
  | ({ readonly kind: 'edit'; readonly edit: WorkspaceEdit } & IssueReport)
  /** Nothing was made; the message says why and what would help. With `asks`, ask for that and say it in the packaging. */
  | { readonly kind: 'refused'; readonly message: string; readonly asks?: AskedFor | undefined };

/** One file as it is to be written. */
export interface IssuedFile {
  readonly name: string;
  readonly base64: string;
  /** Holds a private key. */
  readonly secret: boolean;
}

/** Makes what the task says and delivers it. */
export const issueRequest = new RequestType<IssueParams, IssueOutcome, void>('certscope/issue');

/** A ready-made piece of configuration for files that were issued. */
export interface SnippetParams {
  /** `nginx`, `spring-boot` … as `snippetStacksRequest` lists them. */
  readonly stack: string;
  /** URI of the folder with the files. */
  readonly folder: string;
  readonly role: 'server' | 'client' | 'both';
  readonly serverName?: string | undefined;
}

/** The stacks that there are snippets for. */
export const snippetStacksRequest = new RequestType0<
  readonly { readonly stack: string; readonly label: string; readonly languageId: string }[],
  void
>('certscope/snippetStacks');

export const snippetRequest = new RequestType<
  SnippetParams,
  { readonly languageId: string; readonly text: string } | null,
  void
>('certscope/snippet');
