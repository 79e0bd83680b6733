import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Session } from '../session.ts';

/** Has the editor change its documents. Gives why it did not; undefined where it did. */
export type ApplyEdit = (edit: WorkspaceEdit, label: string) => Promise<string | undefined>;

/** Undefined where the editor has to be handed its edits. */
export function editorOf({ client, connection }: Session): ApplyEdit | undefined {
  const { workspace } = client.capabilities;
  if (workspace?.applyEdit !== true) return undefined;
  // As a refactoring, files that were closed are saved too: certificate and key stay a pair on disk.
  const metadata = workspace.workspaceEdit?.metadataSupport === true ? { metadata: { isRefactoring: true } } : {};
  return async (edit, label) => {
    const { applied, failureReason } = await connection.workspace.applyEdit({ label, edit, ...metadata });
    return applied ? undefined : (failureReason ?? client.t('The editor did not take the edit.'));
  };
}
