import { basename, dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { checkTexts } from '../../check-texts.ts';
import { languageOf } from '../../documents/language.ts';
import { readBytes } from '../../documents/read-bytes.ts';
import type { OpenDocument } from '../../documents/read-document.ts';
import { mayNameServices } from '../../documents/service-names/read-service-names.ts';
import type { IssuingHost, Project } from '../../issue/host.ts';
import type { IssuingTask } from '../../issue/tasks.ts';
import { defaultRuleSettings } from '../../rules/settings.ts';
import { createNodeFiles } from '../../runtime/node/files.ts';
import { workTreeOf } from '../../runtime/node/git-ignore.ts';
import { createNodeRuntime } from '../../runtime/node.ts';
import type { UserStorage } from '../../runtime/types.ts';
import { createCertificateService } from '../../service.ts';
import { english } from '../../text/localize.ts';
import { findServiceNames } from '../../workspace/service-names.ts';
import type { Terminal } from '../terminal.ts';

/** Larger files are passed over, as by `check`. Bytes. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;

/** What issuing needs of this process. The files around are read only where a task asks for what stands in them. */
export async function createIssuingHost(
  tasks: readonly IssuingTask[],
  storage: UserStorage,
  terminal: Terminal,
): Promise<IssuingHost> {
  const runtime = { ...createNodeRuntime(), now: terminal.now };
  const service = createCertificateService(runtime);
  const folders = new Set(tasks.flatMap((task) => foldersFor(task, terminal)));
  for (const folder of folders) {
    for await (const { uri, bytes } of filesIn(folder)) service.workspace.setBytes(uri, bytes);
  }
  return {
    webCrypto: globalThis.crypto,
    crypto: runtime.crypto,
    now: terminal.now,
    t: english,
    project: projectOf(terminal.cwd),
    storage,
    workspace: {
      view: service.workspace,
      open: async (uri) => openFile(uri, terminal),
      verify: (certificate, issuer) =>
        service.context({ settings: defaultRuleSettings, t: english }).verify(certificate, issuer),
    },
    serviceNames: () => serviceNamesIn(terminal),
    check: (texts) => checkTexts(texts, runtime, english),
  };
}

/** The work tree that the command runs in, or its folder: subfolders of a project share its development CA. */
function projectOf(cwd: string): Project {
  const root = workTreeOf(cwd) ?? cwd;
  return { uri: pathToFileURL(root).href, name: basename(root) || 'local' };
}

/** Outside of a work tree only the folder itself is looked at: it may be anything, a home folder too. */
async function serviceNamesIn({ cwd, now }: Terminal): Promise<readonly string[]> {
  const exclude = workTreeOf(cwd) === undefined ? ['*/'] : [];
  const options = { respectGitignore: true, maxFileBytes: MAX_FILE_BYTES, exclude, accepts: mayNameServices };
  const files = createNodeFiles([projectOf(cwd).uri], options);
  const found = await findServiceNames({ files, openText: () => undefined, displayName: (uri) => uri, now });
  return found.map(({ value }) => value);
}

/** Where to look for keys of CAs and for other copies of a certificate. */
function foldersFor(task: IssuingTask, { cwd }: Terminal): readonly string[] {
  if (task.kind === 'renew') return [cwd, dirname(fileURLToPath(task.uri))];
  const authority = 'authority' in task ? task.authority : undefined;
  if (authority?.kind !== 'file') return [];
  const beside = dirname(fileURLToPath(authority.uri));
  return authority.keyUri === undefined ? [cwd, beside] : [beside];
}

async function* filesIn(folder: string): AsyncGenerator<{ readonly uri: string; readonly bytes: Uint8Array }> {
  // Keys of CAs are left out of repositories, so what git ignores counts too.
  const options = { respectGitignore: false, maxFileBytes: MAX_FILE_BYTES, exclude: [] };
  const files = createNodeFiles([pathToFileURL(folder).href], options);
  for await (const batch of files.load(new AbortController().signal, MAX_FILE_BYTES)) yield* batch.files;
}

function openFile(uri: string, terminal: Terminal): OpenDocument | undefined {
  try {
    const path = fileURLToPath(uri);
    return readBytes(uri, terminal.readFile(path), languageOf(path) ?? 'pem');
  } catch {
    return undefined;
  }
}
