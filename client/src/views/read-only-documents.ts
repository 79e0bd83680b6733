import * as vscode from 'vscode';
import type { PlaceParams } from '../../../server/src/lsp/protocol/documents.ts';

/** What the server says of a place. */
interface TitledText {
  readonly title: string;
  readonly text: string;
}

/** Read-only documents that show what the server says of places. */
export interface ReadOnlyDocuments extends vscode.Disposable {
  /** The document for a place; undefined where the server has nothing to say. */
  open(place: PlaceParams): Promise<vscode.TextDocument | undefined>;
  /** Asks again for what the open documents of this kind show. */
  refresh(): void;
}

/**
 * `scheme` is theirs alone, `suffix` is what the names of their tabs end in. The place is in the document's URI, so that a
 * document outlives a reload of the window.
 */
export function createReadOnlyDocuments(
  scheme: string,
  suffix: string,
  ask: (place: PlaceParams) => Promise<TitledText | null>,
): ReadOnlyDocuments {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: async (uri) => {
      const answer = await ask(JSON.parse(uri.query));
      // The place may be gone (its file is closed): the last answer stays to be read.
      return answer?.text ?? findOpen(uri)?.getText() ?? '';
    },
  });
  return {
    open: async (place) => {
      const answer = await ask(place);
      if (answer === null) return undefined;
      const path = `/${answer.title.replaceAll(/[\\/:*?"<>|]/g, '_')}${suffix}`;
      const uri = vscode.Uri.from({ scheme, path, query: JSON.stringify(place) });
      // Asked for before, it may still be open with an older text.
      changed.fire(uri);
      return vscode.workspace.openTextDocument(uri);
    },
    refresh: () => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === scheme) changed.fire(uri);
    },
    dispose: () => {
      registration.dispose();
      changed.dispose();
    },
  };
}

function findOpen(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}
