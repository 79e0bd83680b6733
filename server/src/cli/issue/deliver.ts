import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FileEdit } from '../../issue/tasks.ts';
import type { OutputFile } from '../../issue/types.ts';
import { applyEdits } from '../../runtime/node/apply-edits.ts';
import type { NodeIssuingFiles } from '../../runtime/node/issuing-files.ts';
import type { WriteOutcome } from '../../runtime/types.ts';
import { displayUri } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import { messagesFor } from './messages.ts';
import type { Delivery, FolderDelivery } from './order.ts';
import { mayFollow } from './own-list.ts';
import type { Made, ReportedFile } from './report.ts';

/** What became of the files. */
export type Delivered =
  | { readonly kind: 'delivered'; readonly files: readonly ReportedFile[]; readonly notes: readonly string[] }
  /** Nothing was written; the message says why and what to do. */
  | { readonly kind: 'undelivered'; readonly message: string };

/** Puts what was made where the command line says: all of it or nothing. */
export async function deliver(
  results: readonly Made[],
  delivery: Delivery,
  files: NodeIssuingFiles,
  terminal: Terminal,
): Promise<Delivered> {
  const made = results.flatMap((result) => (result.kind === 'made' ? result.files : []));
  const edits = results.flatMap((result) => (result.kind === 'edits' ? result.edits : []));
  switch (delivery.kind) {
    case 'folder':
      return writeFolder(made, delivery, files, terminal);
    case 'in-place':
      return editFiles(edits, terminal);
    case 'standard-output':
      return print(made, terminal);
    case 'storage':
      return { kind: 'delivered', files: [], notes: [] };
  }
}

async function writeFolder(
  made: readonly OutputFile[],
  delivery: FolderDelivery,
  files: NodeIssuingFiles,
  terminal: Terminal,
): Promise<Delivered> {
  const { uri, follows = false } = delivery;
  const isExposed = files.isExposed(uri, made);
  const outcome = await files.writer.write(uri, made, { replace: mayReplace(made, delivery, terminal) });
  if (outcome.kind !== 'written') return undelivered(outcome, terminal, follows);
  return {
    kind: 'delivered',
    files: outcome.files.map((file, index) => ({
      file: displayUri(file, terminal),
      secret: made.slice(index, index + 1).some(isSecret),
    })),
    notes: isExposed ? keepFromGit(delivery, { made, isNew: outcome.isNew === true }, files, terminal) : [],
  };
}

/** Whether files that stand in the folder give way to these. */
export function mayReplace(
  made: readonly OutputFile[],
  { uri, replace, follows = false }: FolderDelivery,
  terminal: Terminal,
): boolean {
  return replace || (follows && made.every((file) => mayFollow(`${uri}/${file.name}`, file, terminal)));
}

function keepFromGit(
  { uri, gitignore }: FolderDelivery,
  { made, isNew }: { readonly made: readonly OutputFile[]; readonly isNew: boolean },
  files: NodeIssuingFiles,
  terminal: Terminal,
): readonly string[] {
  const folder = displayUri(uri, terminal);
  if (!gitignore)
    return [
      `Git would take the private keys in ${folder}: do not commit them, or have it pass over them with --gitignore.`,
    ];
  try {
    files.ignore(uri, made, isNew);
    return [`Git passes over the private keys in ${folder} now: its .gitignore says so.`];
  } catch {
    return [`The .gitignore of ${folder} could not be written: do not commit the private keys.`];
  }
}

function isSecret({ content }: OutputFile): boolean {
  return !(content instanceof Uint8Array);
}

async function editFiles(edits: readonly FileEdit[], terminal: Terminal): Promise<Delivered> {
  const outcome = await applyEdits(edits, messagesFor(terminal));
  if (outcome.kind !== 'written') return undelivered(outcome, terminal);
  const withKeys = new Set(edits.filter(({ holdsKey }) => holdsKey).map(({ uri }) => uri));
  const files = outcome.files.map((uri): ReportedFile => {
    const secret = withKeys.has(uri);
    return { file: displayUri(uri, terminal), secret, mode: secret ? modeOf(uri) : undefined };
  });
  return { kind: 'delivered', files, notes: files.flatMap(openNote) };
}

/** Permission bits of a file; undefined on Windows, where they say nothing. */
function modeOf(uri: string): number | undefined {
  return process.platform === 'win32' ? undefined : statSync(fileURLToPath(uri)).mode & 0o777;
}

/** A file keeps its mode: a server that runs as another user may have to read it. */
function openNote({ file, mode = 0 }: ReportedFile): string[] {
  if ((mode & 0o077) === 0) return [];
  return [
    `${file} holds a private key and is open to others than you, as before (mode 0${mode.toString(8)}). If nobody else needs it: chmod 600 ${file}`,
  ];
}

/** The one place where a private key is printed, because `--out -` says so. */
function print([file, ...more]: readonly OutputFile[], terminal: Terminal): Delivered {
  if (file === undefined || more.length > 0)
    return { kind: 'undelivered', message: 'Standard output takes one file, and this makes several: name a folder.' };
  const { content } = file;
  terminal.out(new TextDecoder().decode(content instanceof Uint8Array ? content : content.reveal()));
  return { kind: 'delivered', files: [], notes: [] };
}

function undelivered(
  outcome: Exclude<WriteOutcome, { kind: 'written' }>,
  terminal: Terminal,
  follows = false,
): Delivered {
  if (outcome.kind === 'failed') return { kind: 'undelivered', message: outcome.message };
  const names = outcome.files.map((uri) => displayUri(uri, terminal)).join(', ');
  const are = outcome.files.length === 1 ? 'is' : 'are';
  return {
    kind: 'undelivered',
    message: `${names} ${are} there already${follows ? ', and no earlier list of this CA' : ''}. No file was written; choose another folder, or say --replace.`,
  };
}
