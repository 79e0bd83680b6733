import type { DerFileEdit, IssuedFinding, IssuingResult, MayKeep } from '../../issue/tasks.ts';
import type { OutputFile } from '../../issue/types.ts';
import { encodeBase64 } from '../../pem/base64.ts';
import type { Before } from '../../runtime/types.ts';
import type { Localize } from '../../text/localize.ts';
import type { IssuingFiles } from '../host.ts';
import type { IssuedFile, IssueOutcome, IssueParams, IssueReport, IssueTarget } from '../protocol/issuing.ts';
import type { ApplyEdit } from './apply-edit.ts';
import { toSecretEdits } from './secret-edits.ts';
import { type EditedFile, toWorkspaceEdit } from './workspace-edit.ts';

/** Where what was made can go. */
export interface DeliveryHost {
  readonly t: Localize;
  /** Undefined where the host has no file system: the client writes. Where there is one, keys go to no other place. */
  readonly files: IssuingFiles | undefined;
  /** A file as it is now: open or on disk. */
  fileOf(uri: string): Promise<EditedFile | undefined>;
  /** Undefined where the editor has to be handed its edits. */
  readonly applyEdit: ApplyEdit | undefined;
  /** Said before anything is written: the last moment at which the user may change their mind. */
  throwIfCancelled(): void;
}

type Made = IssuingResult & { readonly kind: 'made' };
type Folder = IssueTarget & { readonly kind: 'folder' };
type Document = IssueTarget & { readonly kind: 'document' };

/** Puts what was made where the user wants it, or says what they must be asked first. */
export async function deliver(result: IssuingResult, params: IssueParams, host: DeliveryHost): Promise<IssueOutcome> {
  if (result.kind === 'refused') return result;
  if (result.kind === 'edits' && params.target.kind !== 'in-place') {
    const message = host.t('A renewed certificate takes the place of the old one, and goes nowhere else.');
    return { kind: 'refused', message };
  }
  if (isSpokenAgainst(result.findings, params)) {
    return { kind: 'findings', findings: result.findings };
  }
  host.throwIfCancelled();
  if (result.kind === 'edits') return editFiles(result, host);
  switch (params.target.kind) {
    case 'folder':
      return host.files === undefined
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

/** Whether nobody needs to be asked before it is delivered, as far as that can be told beforehand. */
export function isWelcome(
  { files: made, findings }: Parameters<MayKeep>[0],
  params: IssueParams,
  files: IssuingFiles | undefined,
): boolean {
  const { target } = params;
  if (isSpokenAgainst(findings, params)) return false;
  return target.kind !== 'folder' || target.replace || files?.isFree(target.uri, made) !== false;
}

function isSpokenAgainst(findings: readonly IssuedFinding[], { acceptFindings }: IssueParams): boolean {
  return acceptFindings !== true && findings.some(isSerious);
}

function isSerious({ severity }: IssuedFinding): boolean {
  return severity === 'error' || severity === 'warning';
}

async function editFiles(result: IssuingResult & { kind: 'edits' }, host: DeliveryHost): Promise<IssueOutcome> {
  const texts = result.edits.filter((edit) => 'text' in edit);
  const ders = result.edits.filter((edit) => 'content' in edit);
  const edit = await toWorkspaceEdit(texts, host.fileOf);
  const message = host.t('A file of this certificate is gone or changed in the meantime. Try again.');
  if (edit === undefined) return { kind: 'refused', message };
  const report = reportOf(result);
  if (ders.length === 0) return { kind: 'edit', edit, ...report };
  const { applyEdit } = host;
  const askEditor = texts.length > 0 && applyEdit ? () => applyEdit(edit, result.summary) : undefined;
  const outcome = await replaceDer(ders, askEditor, host);
  if (outcome.kind !== 'written') return outcome;
  if (texts.length > 0 && askEditor === undefined) return { kind: 'edit', edit, ...report };
  return { kind: 'written', files: [...new Set([...outcome.files, ...texts.map(({ uri }) => uri)])], ...report };
}

/**
 * No editor shows DER, and no edit of the protocol changes it: such files are written here, and the text files of the same renewal are the
 * editor's to change. They are made ready first, then the editor is asked for its part (`askEditor`: why it does not do it), and only where it has
 * done that do they stand, by one rename each. What remains: a rename that fails after all that, which the answer tells, and an editor that takes
 * no `workspace/applyEdit`, which gets its edit when they stand.
 */
async function replaceDer(
  edits: readonly DerFileEdit[],
  askEditor: Before | undefined,
  { files, t }: DeliveryHost,
): Promise<{ kind: 'written'; files: readonly string[] } | { kind: 'refused'; message: string }> {
  const message = t('A DER file of this certificate cannot be changed from here: renew it with “certscope renew”.');
  if (files === undefined || !edits.every(({ uri }) => uri.startsWith('file:'))) return { kind: 'refused', message };
  let isEditorDone = false;
  const outcome = await files.replace(edits, async () => {
    const reason = await askEditor?.();
    isEditorDone = askEditor !== undefined && reason === undefined;
    return reason;
  });
  if (outcome.kind === 'written') return outcome;
  const why = 'message' in outcome ? outcome.message : message;
  const told = t('The text files of this certificate were renewed, and its DER files were not. Undo the edit.');
  return { kind: 'refused', message: isEditorDone ? `${why} ${told}` : why };
}

async function writeFolder(result: Made, target: Folder, files: IssuingFiles, t: Localize): Promise<IssueOutcome> {
  const isExposed = files.isExposed(target.uri, result.files);
  if (isExposed && target.gitignore === undefined) return { kind: 'exposed', folder: target.uri };
  const outcome = await files.writer.write(target.uri, result.files, { replace: target.replace });
  if (outcome.kind === 'exists') return outcome;
  // A CA that was made, or has revoked, is in the user's storage all the same, and the notes say so.
  if (outcome.kind === 'failed') return { kind: 'refused', message: [outcome.message, ...result.notes].join(' ') };
  const report = reportOf(result);
  const written = { files: result.files, isNew: outcome.isNew === true };
  const notes = isExposed && target.gitignore === 'add' ? ignoreFolder(target.uri, written, files, t) : [];
  return { kind: 'written', files: outcome.files, ...report, notes: [...report.notes, ...notes] };
}

/** What was written stays written: that git would still see it is something to know. */
function ignoreFolder(
  folder: string,
  written: { readonly files: readonly OutputFile[]; readonly isNew: boolean },
  files: IssuingFiles,
  t: Localize,
): readonly string[] {
  try {
    files.ignore(folder, written.files, written.isNew);
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
