import { checkTexts } from '../../server/src/check-texts.ts';
import { languageOf } from '../../server/src/documents/language.ts';
import { readBytes } from '../../server/src/documents/read-bytes.ts';
import type { OpenDocument } from '../../server/src/documents/read-document.ts';
import type { IssuingHost } from '../../server/src/issue/host.ts';
import { createIssuingService, type IssuingService } from '../../server/src/issue/issuing-service.ts';
import type { IssuingResult, IssuingTask, Packaging } from '../../server/src/issue/tasks.ts';
import type { OutputFile } from '../../server/src/issue/types.ts';
import { defaultRuleSettings } from '../../server/src/rules/settings.ts';
import { createNodeCrypto } from '../../server/src/runtime/node/crypto.ts';
import { silentLog } from '../../server/src/runtime/silent-log.ts';
import type { UserStorage } from '../../server/src/runtime/types.ts';
import { createCertificateService } from '../../server/src/service.ts';
import { english } from '../../server/src/text/localize.ts';
import { SourceText } from '../../server/src/text/source-text.ts';
import { displayPath } from '../../server/src/workspace/uri.ts';
import { NOW } from '../builders/index.ts';

/** A developer's machine as far as issuing sees it: a storage, a workspace, a clock that stands still. */
export interface Bench {
  readonly service: IssuingService;
  readonly storage: UserStorage;
  /** Files of the user's storage, by path. */
  readonly stored: ReadonlyMap<string, OutputFile>;
  /** Changes one of them by hand. */
  keep(path: string, text: string): void;
  /** Puts a file into the workspace, or changes it. */
  put(uri: string, content: string | Uint8Array): void;
  text(uri: string): string;
  bytes(uri: string): Uint8Array;
  /** Carries out a task that must succeed. */
  make(task: IssuingTask, packaging?: Partial<Packaging>): Promise<Made>;
}

type Made = Extract<IssuingResult, { kind: 'made' }> & {
  /** Content of a file that must be there. */
  file(name: string): Uint8Array;
  pem(name: string): string;
};

export interface BenchOptions {
  /** Milliseconds since 1970 UTC. */
  readonly now?: number;
  readonly project?: string;
  /** In the place of what the bench has. */
  readonly host?: Partial<IssuingHost>;
}

export function createBench(options: BenchOptions = {}): Bench {
  const { now = NOW, project = 'payments', host = {} } = options;
  const runtime = { crypto: createNodeCrypto(), now: () => now, log: silentLog };
  const certificates = createCertificateService(runtime);
  const files = new Map<string, string | Uint8Array>();
  const { storage, stored } = createMemoryStorage();
  const open = (uri: string): OpenDocument | undefined => {
    const content = files.get(uri);
    if (content === undefined) return undefined;
    const language = languageOf(uri) ?? 'pem';
    return typeof content === 'string'
      ? certificates.read(SourceText.create(uri, language, 0, content))
      : readBytes(uri, content, language);
  };
  const bytesOf = (uri: string): Uint8Array | undefined => {
    const content = files.get(uri);
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));
  const view = certificates.workspace;
  const { verify } = certificates.context({ settings: defaultRuleSettings, t: english });
  const service = createIssuingService({
    webCrypto: globalThis.crypto,
    crypto: runtime.crypto,
    now: runtime.now,
    t: english,
    project: { uri: `file:///home/dev/${project}`, name: project },
    storage,
    workspace: {
      view,
      nameOf: (uri) => displayPath(uri, [`file:///home/dev/${project}`]),
      open: async (uri) => open(uri),
      bytes: async (uri) => bytesOf(uri),
      beside: async (uri) => [...files.keys()].filter((other) => folderOf(other) === folderOf(uri)),
      around: async () => view,
      verify,
    },
    check: (made) => checkTexts(made, runtime, english),
    ...host,
  });
  const put = (uri: string, content: string | Uint8Array): void => {
    files.set(uri, content);
    const opened = open(uri);
    if (opened !== undefined) view.setFile(uri, opened);
  };
  return {
    service,
    storage,
    stored,
    keep: (path, text) => stored.set(path, { name: path, content: new TextEncoder().encode(text) }),
    put,
    text: (uri) => new TextDecoder().decode(bytesOf(uri)),
    bytes: (uri) => bytesOf(uri) ?? new Uint8Array(),
    make: async (task, packaging = {}) => toMade(await service.perform(task, { formats: ['pem'], ...packaging })),
  };
}

function toMade(result: IssuingResult): Made {
  if (result.kind !== 'made') throw new Error(result.kind === 'refused' ? result.message : result.kind);
  const file = (name: string): Uint8Array => {
    const found = result.files.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no ${name} among ${result.files.map((each) => each.name).join(', ')}`);
    return contentOf(found);
  };
  return { ...result, file, pem: (name) => new TextDecoder().decode(file(name)) };
}

/** What a writer would write. */
export function contentOf({ content }: OutputFile): Uint8Array {
  return content instanceof Uint8Array ? content : content.reveal();
}

function createMemoryStorage(): { readonly storage: UserStorage; readonly stored: Map<string, OutputFile> } {
  const stored = new Map<string, OutputFile>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    stored,
    storage: {
      folders: async () => [...new Set([...stored.keys()].map((path) => path.slice(0, path.indexOf('/'))))].sort(),
      read: async (path) => {
        const found = stored.get(path);
        return found && contentOf(found);
      },
      write: async (folder, files) => {
        for (const file of files) stored.set(`${folder}/${file.name}`, file);
        return { kind: 'written', files: files.map(({ name }) => `${folder}/${name}`) };
      },
      exclusively: (work) => {
        const done = last.then(work).then((value) => ({ kind: 'done', value }) as const);
        last = done.catch(() => undefined);
        return done;
      },
    },
  };
}
