import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { checkTexts } from '../../check-texts.ts';
import { languageOf } from '../../documents/language.ts';
import { readBytes } from '../../documents/read-bytes.ts';
import type { OpenDocument } from '../../documents/read-document.ts';
import { mayNameServices } from '../../documents/service-names/service-files.ts';
import type { IssuingHost, Project } from '../../issue/host.ts';
import type { AuthorityChoice, IssuingTask } from '../../issue/tasks.ts';
import { defaultRuleSettings } from '../../rules/settings.ts';
import { createNodeFiles } from '../../runtime/node/files.ts';
import { workTreeOf } from '../../runtime/node/git-ignore.ts';
import { createNodeRuntime } from '../../runtime/node.ts';
import type { UserStorage } from '../../runtime/types.ts';
import { createCertificateService } from '../../service.ts';
import { findServiceNames } from '../../workspace/service-names.ts';
import type { WorkspaceIndex } from '../../workspace/workspace-index.ts';
import { displayUri } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import { messagesFor } from './messages.ts';
import type { Order } from './order.ts';

/** Larger files are passed over, as by `check`. Bytes. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;

/** What issuing needs of this process. The files around are read only where a task asks for what stands in them. */
export async function createIssuingHost(
  order: Pick<Order, 'tasks' | 'delivery'>,
  storage: UserStorage,
  terminal: Terminal,
): Promise<IssuingHost> {
  const runtime = { ...createNodeRuntime(), now: terminal.now };
  const service = createCertificateService(runtime);
  const t = messagesFor(terminal);
  const folders = new Set(order.tasks.flatMap((task) => foldersFor(task, order, terminal)));
  for (const folder of folders) {
    for await (const { uri, bytes } of filesIn(folder)) service.workspace.setBytes(uri, bytes);
  }
  return {
    webCrypto: globalThis.crypto,
    crypto: runtime.crypto,
    now: terminal.now,
    t,
    project: projectOf(terminal.cwd),
    storage,
    workspace: {
      view: service.workspace,
      nameOf: (uri) => displayUri(uri, terminal),
      open: async (uri) => openFile(uri, terminal),
      bytes: async (uri) => readFile(uri, terminal),
      beside: async (uri) => namesBeside(uri),
      // Everything that a task needs was read before; what a new CA is told of its project is read only where one is made.
      around: async (_uris, reach) => {
        if (reach === 'project' && folders.size === 0) await readProject(terminal, service.workspace);
        return service.workspace;
      },
      verify: (certificate, issuer) =>
        service.context({ settings: defaultRuleSettings, t }).verify(certificate, issuer),
    },
    serviceNames: () => serviceNamesIn(terminal),
    check: (texts) => checkTexts(texts, runtime, t),
  };
}

/** The work tree that the command runs in, or its folder: subfolders of a project share its development CA. */
function projectOf(cwd: string): Project {
  const root = workTreeOf(cwd) ?? cwd;
  return { uri: pathToFileURL(root).href, name: basename(root) || 'local' };
}

async function serviceNamesIn({ cwd, now }: Terminal): Promise<readonly string[]> {
  const exclude = outside(cwd);
  const options = { respectGitignore: true, maxFileBytes: MAX_FILE_BYTES, exclude, accepts: mayNameServices };
  const files = createNodeFiles([projectOf(cwd).uri], options);
  const found = await findServiceNames({ files, openText: () => undefined, displayName: (uri) => uri, now });
  return found.map(({ value }) => value);
}

/** Where to look for CAs and their keys, for their revocation lists, and for other copies of a certificate. */
function foldersFor(task: IssuingTask, { delivery }: Pick<Order, 'delivery'>, { cwd }: Terminal): readonly string[] {
  switch (task.kind) {
    case 'renew':
      return [cwd, ...[task, ...(task.others ?? [])].map(({ uri }) => dirname(fileURLToPath(uri)))];
    case 'revoke': {
      if (task.authority?.kind === 'stored') return [];
      const files = task.certificates.flatMap((each) => ('uri' in each ? [dirname(fileURLToPath(each.uri))] : []));
      const target = delivery.kind === 'folder' ? [fileURLToPath(delivery.uri)] : [];
      return [cwd, ...besideAuthority(task.authority), ...files, ...target];
    }
    default: {
      const authority = 'authority' in task ? task.authority : undefined;
      return authority?.kind === 'file' && authority.keyUri === undefined
        ? [cwd, ...besideAuthority(authority)]
        : besideAuthority(authority);
    }
  }
}

function besideAuthority(authority: AuthorityChoice | undefined): readonly string[] {
  return authority?.kind === 'file' ? [dirname(fileURLToPath(authority.uri))] : [];
}

async function readProject({ cwd }: Terminal, workspace: WorkspaceIndex): Promise<void> {
  const folder = fileURLToPath(projectOf(cwd).uri);
  for await (const { uri, bytes } of filesIn(folder, outside(cwd))) workspace.setBytes(uri, bytes);
}

/** What is not looked at: outside of a work tree all folders below, for this one may be anything, a home folder too. */
function outside(cwd: string): readonly string[] {
  return workTreeOf(cwd) === undefined ? ['*/'] : [];
}

async function* filesIn(
  folder: string,
  exclude: readonly string[] = [],
): AsyncGenerator<{ readonly uri: string; readonly bytes: Uint8Array }> {
  // Keys of CAs are left out of repositories, so what git ignores counts too.
  const options = { respectGitignore: false, maxFileBytes: MAX_FILE_BYTES, exclude };
  const files = createNodeFiles([pathToFileURL(folder).href], options);
  for await (const batch of files.load(new AbortController().signal, MAX_FILE_BYTES)) yield* batch.files;
}

function openFile(uri: string, terminal: Terminal): OpenDocument | undefined {
  const bytes = readFile(uri, terminal);
  return bytes && readBytes(uri, bytes, languageOf(uri) ?? 'pem');
}

function readFile(uri: string, terminal: Terminal): Uint8Array | undefined {
  try {
    const path = fileURLToPath(uri);
    return isDevice(path) ? undefined : terminal.readFile(path);
  } catch {
    return undefined;
  }
}

/** Some of them have no end. */
function isDevice(path: string): boolean {
  const stats = statSync(path);
  return stats.isCharacterDevice() || stats.isBlockDevice();
}

function namesBeside(uri: string): readonly string[] {
  const folder = dirname(fileURLToPath(uri));
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => pathToFileURL(join(folder, name)).href);
  } catch {
    return [];
  }
}
