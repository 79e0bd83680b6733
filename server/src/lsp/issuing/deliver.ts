import type { IssuedFinding, IssuingResult } from '../../issue/tasks.ts';
import type { OutputFile } from '../../issue/types.ts';
import { encodeBase64 } from '../../pem/base64.ts';
import type { Localize } from '../../text/localize.ts';
import type { IssuingFiles } from '../host.ts';
import type { IssuedFile, IssueOutcome, IssueParams, IssueReport, IssueTarget } from '../protocol.ts';
import { toSecretEdits } from './secret-edits.ts';
import { type EditedFile, toWorkspaceEdit } from './workspace-edit.ts';

/** Where what was made can go. */
export interface DeliveryHost {
  readonly t: Localize;
  /** Undefined where the host has no file system: the client writes, as it does for folders that are no files of this machine. */
  readonly files: IssuingFiles | undefined;
  /** A file as it is now: open or on disk. */
  fileOf(uri: string): Promise<EditedFile | undefined>;
  /** Said before anything is written: the last moment at which the user may change their mind. */
  throwIfCancelled(): void;
}

type Made = IssuingResult & { readonly kind: 'made' };
type Folder = IssueTarget & { readonly kind: 'folder' };
type Document = IssueTarget & { readonly kind: 'document' };

/** Puts what was made where the user wants it, or says what they must be asked first. */
export async function deliver(result: IssuingResult, params: IssueParams, host: DeliveryHost): Promise<IssueOutcome> {
  if (result.kind === 'refused') return result;
  if (params.acceptFindings !== true && result.findings.some(isSerious)) {
    return { kind: 'findings', findings: result.findings };
  }
  host.throwIfCancelled();
  if (result.kind === 'edits') return editFiles(result, host);
  switch (params.target.kind) {
    case 'folder':
      return host.files === undefined || !params.target.uri.startsWith('file:')
        ? contents(result, params.target.uri)
        : writeFolder(result, params.target, host.files, host.t);
    case 'document':
      return params.target.uri === undefined
        ? contents(result, undefined)
        : editDocument(result, params.target, params.target.uri, host);
    case 'in-place':
      return { kind: 'refused', message: host.t('Only a renewed certificate has a place to go to: choose a folder.') };
  }
}

function isSerious({ severity }: IssuedFinding): boolean {
  return severity === 'error' || severity === 'warning';
}

async function editFiles(result: IssuingResult & { kind: 'edits' }, host: DeliveryHost): Promise<IssueOutcome> {
  const edit = await toWorkspaceEdit(result.edits, host.fileOf);
  return edit === undefined
    ? { kind: 'refused', message: host.t('A file of this certificate is gone or changed in the meantime. Try again.') }
    : { kind: 'edit', edit, ...reportOf(result) };
}

async function writeFolder(result: Made, target: Folder, files: IssuingFiles, t: Localize): Promise<IssueOutcome> {
  const isExposed = files.isExposed(target.uri, result.files);
  if (isExposed && target.gitignore === undefined) return { kind: 'exposed', folder: target.uri };
  const outcome = await files.writer.write(target.uri, result.files, { replace: target.replace });
  if (outcome.kind === 'exists') return outcome;
  if (outcome.kind === 'failed') return { kind: 'refused', message: outcome.message };
  const report = reportOf(result);
  const notes = isExposed && target.gitignore === 'add' ? ignoreFolder(target.uri, result.files, files, t) : [];
  return { kind: 'written', files: outcome.files, ...report, notes: [...report.notes, ...notes] };
}

/** What was written stays written: that git would still see it is something to know. */
function ignoreFolder(
  folder: string,
  written: readonly OutputFile[],
  files: IssuingFiles,
  t: Localize,
): readonly string[] {
  try {
    files.ignore(folder, written);
    return [];
  } catch {
    return [t('The .gitignore of the folder could not be written: do not commit the private keys.')];
  }
}

async function editDocument(
  result: Made,
  { position }: Document,
  uri: string,
  host: DeliveryHost,
): Promise<IssueOutcome> {
  const manifest = result.files.find(({ name }) => name.endsWith('.yaml'));
  const file = await host.fileOf(uri);
  if (manifest === undefined || file === undefined) {
    return { kind: 'refused', message: host.t('Only a Kubernetes Secret can be put into the open document.') };
  }
  const offset = position === undefined ? 0 : file.open.source.offsetAt(position);
  const edit = await toWorkspaceEdit(toSecretEdits(bytesOf(manifest), file.open, offset), host.fileOf);
  return edit === undefined
    ? { kind: 'refused', message: host.t('The document was closed in the meantime. Try again.') }
    : { kind: 'edit', edit, ...reportOf(result) };
}

function contents(result: Made, folder: string | undefined): IssueOutcome {
  return { kind: 'contents', folder, files: result.files.map(toIssuedFile), ...reportOf(result) };
}

/** A file for the client to write or to show, because the user said so. */
function toIssuedFile(file: OutputFile): IssuedFile {
  return { name: file.name, base64: encodeBase64(bytesOf(file)), secret: isSecret(file) };
}

function isSecret({ content }: OutputFile): boolean {
  return !(content instanceof Uint8Array);
}

function bytesOf({ content }: OutputFile): Uint8Array {
  return content instanceof Uint8Array ? content : content.reveal();
}

function reportOf({
  summary,
  notes,
  findings,
  certificates,
}: Exclude<IssuingResult, { kind: 'refused' }>): IssueReport {
  return { summary, notes, findings, certificates };
}
