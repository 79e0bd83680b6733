import { TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { OpenDocument } from '../../documents/read-document.ts';
import type { TextFileEdit } from '../../issue/tasks.ts';

/** A file as the edits count in it. `version` is null where it is not open. */
export interface EditedFile {
  readonly open: OpenDocument;
  readonly version: number | null;
}

/**
 * The edits as the protocol says them, by the versions they were worked out for, so that an editor refuses them where somebody typed in the
 * meantime. Undefined where a file is gone.
 */
export async function toWorkspaceEdit(
  edits: readonly TextFileEdit[],
  fileOf: (uri: string) => Promise<EditedFile | undefined>,
): Promise<WorkspaceEdit | undefined> {
  const documentChanges: TextDocumentEdit[] = [];
  for (const uri of new Set(edits.map((edit) => edit.uri))) {
    const file = await fileOf(uri);
    if (file === undefined) return undefined;
    const { source } = file.open;
    const changes = edits
      .filter((edit) => edit.uri === uri)
      .map(({ start, end, text }) => ({
        range: { start: source.positionAt(start), end: source.positionAt(end) },
        newText: text,
      }));
    documentChanges.push(TextDocumentEdit.create({ uri, version: file.version }, changes));
  }
  return { documentChanges };
}
