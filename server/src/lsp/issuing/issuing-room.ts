import { checkTexts } from '../../check-texts.ts';
import { languageOf } from '../../documents/language.ts';
import { readBytes } from '../../documents/read-bytes.ts';
import { mayNameServices, SERVICE_GLOB } from '../../documents/service-names/service-files.ts';
import type { IssuingHost, Project } from '../../issue/host.ts';
import type { IssuingService } from '../../issue/issuing-service.ts';
import type { UserStorage, WorkspaceFiles } from '../../runtime/types.ts';
import type { Localize } from '../../text/localize.ts';
import type { ServiceSearch } from '../../workspace/service-names.ts';
import { displayPath, uriKey } from '../../workspace/uri.ts';
import { everythingIn, folderFiles } from '../folder-files.ts';
import type { IssuingFiles, ServerHost } from '../host.ts';
import { ownFiles } from '../own-files.ts';
import type { IssuingScope, NameSuggestion } from '../protocol/issuing.ts';
import { featureContext, type Session } from '../session.ts';
import { folderOf } from '../trust-anchors.ts';
import { createClientStorage } from './client-storage.ts';
import { viewAround } from './surroundings.ts';
import type { EditedFile } from './workspace-edit.ts';

/** What the handlers of issuing ask: the service, loaded when it is first needed, and what surrounds it on this host. */
export interface IssuingRoom {
  /** Undefined where the server has no file system of its own. */
  readonly files: IssuingFiles | undefined;
  /** Why nothing can be issued on this host; undefined where it can. */
  readonly refused: string | undefined;
  /** The user's CAs; undefined where nobody keeps them. */
  readonly storage: UserStorage | undefined;
  service(scope: IssuingScope): Promise<IssuingService>;
  projectOf(scope: IssuingScope): Project;
  /** The files of the project that may describe services; undefined where none can be read. */
  serviceSearch(scope: IssuingScope): ServiceSearch | undefined;
  /** Names that services of the project go by. */
  serviceNames(scope: IssuingScope): Promise<readonly NameSuggestion[]>;
  /** A file's newest version: as it is open, else as it is on disk; undefined where it is gone. */
  fileOf(uri: string): Promise<EditedFile | undefined>;
}

/** One for each connection. */
export function createIssuingRoom(session: Session, host: ServerHost): IssuingRoom {
  const { client, connection, now } = session;
  const { t } = client;
  const files = host.issuing?.(t);
  const storage = files?.storage ?? (client.clientStorage ? createClientStorage(connection) : undefined);
  const { crypto } = host.runtime;

  const openText = (uri: string): string | undefined => openDocument(uri, session)?.source.text;
  const fileOf = (uri: string): Promise<EditedFile | undefined> => readFile(uri, session, host);
  const projectOf = ({ folder }: IssuingScope): Project => toProject(folder ?? client.folders[0]);

  function serviceSearch(scope: IssuingScope): ServiceSearch | undefined {
    const { index } = session.settings();
    const folder = projectOf(scope).uri;
    const choice = { include: SERVICE_GLOB, accepts: mayNameServices };
    const found = folder === '' ? undefined : folderFiles(folder, index, session, host, choice);
    return found && { files: found, openText, displayName: (uri) => displayPath(uri, [folder]), now };
  }

  async function serviceNames(scope: IssuingScope): Promise<readonly NameSuggestion[]> {
    const search = serviceSearch(scope);
    if (search === undefined) return [];
    const { findServiceNames } = await import('../../workspace/service-names.ts');
    return findServiceNames(search);
  }

  const issuingHost = (scope: IssuingScope): IssuingHost => ({
    webCrypto: host.webCrypto,
    crypto,
    now,
    t,
    project: projectOf(scope),
    storage,
    workspace: {
      view: session.service.workspace,
      nameOf: (uri) => displayPath(uri, session.client.folders),
      open: async (uri) => (await fileOf(uri))?.open,
      bytes: (uri) => readBytesOf(uri, session, host),
      beside: (uri) => namesBeside(uri, session, host),
      around: (uris, reach) =>
        viewAround(uris, {
          runtime: host.runtime,
          view: session.service.workspace,
          isOpen: (uri) => openDocument(uri, session) !== undefined,
          filesOf: (folder) => everythingIn(folder, session, host),
          project: reach === 'project' ? projectFiles(projectOf(scope), session, host) : undefined,
          maxFileBytes: session.settings().index.maxFileBytes,
        }),
      verify: (certificate, issuer) => featureContext(session).verify(certificate, issuer),
    },
    serviceNames: async () => (await serviceNames(scope)).map(({ value }) => value),
    check: (texts) => checkTexts(texts, host.runtime, t),
  });

  return {
    files,
    refused: whyRefused(host, t),
    storage,
    projectOf,
    fileOf,
    async service(scope) {
      // A bundle of its own on Node: what only reads certificates never pays for it.
      const { createIssuingService } = await import('../../issue/issuing-service.ts');
      return createIssuingService(issuingHost(scope));
    },
    serviceSearch,
    serviceNames,
  };
}

/** Browsers keep WebCrypto from pages that came over plain HTTP, whatever the types say. */
function whyRefused({ webCrypto }: ServerHost, t: Localize): string | undefined {
  const subtle: SubtleCrypto | undefined = webCrypto.subtle;
  if (subtle !== undefined) return undefined;
  return t(
    'This page was loaded without HTTPS, and browsers make no keys in such pages. Open the editor over HTTPS or on localhost.',
  );
}

/** Named for its folder; without one, for nothing in particular. */
function toProject(folder: string | undefined): Project {
  if (folder === undefined) return { uri: '', name: 'local' };
  const uri = folder.replace(/\/+$/, '');
  const name = uriKey(uri).slice(uriKey(uri).lastIndexOf('/') + 1);
  return { uri, name: name === '' ? 'local' : name };
}

/** Editors spell one URI in two ways. */
function openDocument(uri: string, { documents }: Session) {
  const exact = documents.get(uri);
  if (exact !== undefined) return exact;
  const other = documents.uris().find((open) => uriKey(open) === uriKey(uri));
  return other === undefined ? undefined : documents.get(other);
}

async function readFile(uri: string, session: Session, host: ServerHost): Promise<EditedFile | undefined> {
  // A path below no folder at all: where no folder is open, there are no profiles.
  if (!/^[a-z][a-z0-9+.-]*:/i.test(uri)) return undefined;
  const open = openDocument(uri, session);
  if (open !== undefined) return { open, version: open.source.version };
  const bytes = await readBytesOf(uri, session, host);
  if (bytes === undefined) return undefined;
  return { open: readBytes(uri, bytes, languageOf(uri) ?? 'pem'), version: null };
}

async function readBytesOf(uri: string, session: Session, host: ServerHost): Promise<Uint8Array | undefined> {
  return everythingIn(folderOf(uri), session, host)?.read(uri, session.settings().index.maxFileBytes);
}

/** Also those that git passes over, but not what the user excludes; undefined where the host does not walk by itself. */
function projectFiles({ uri }: Project, session: Session, host: ServerHost): WorkspaceFiles | undefined {
  if (!uri.startsWith('file:')) return undefined;
  return host.files?.([uri], { ...session.settings().index, respectGitignore: false });
}

/** All files in the folder of this one, whatever they are called. */
async function namesBeside(uri: string, session: Session, host: ServerHost): Promise<readonly string[]> {
  const folder = folderOf(uri);
  const options = { ...session.settings().index, respectGitignore: false, exclude: [] };
  const files = folderFiles(folder, options, session, host, { include: '*', accepts: () => true });
  const names: string[] = [];
  if (files !== undefined) for await (const entry of ownFiles(folder, files)) names.push(entry.uri);
  return names;
}
