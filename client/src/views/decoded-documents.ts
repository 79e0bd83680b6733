import * as vscode from 'vscode';
import type { DecodedText, PlaceParams } from '../../../server/src/lsp/protocol.ts';

const scheme = 'certscope-decoded';

/** Read-only documents that show decoded text as it was when it was asked for. */
export interface DecodedDocuments extends vscode.Disposable {
  /** The document for a place; undefined where nothing of ours stands there. */
  open(place: PlaceParams): Promise<vscode.TextDocument | undefined>;
}

/** The place is in the document's URI, so that a document outlives a reload of the window. */
export function createDecodedDocuments(decode: (place: PlaceParams) => Promise<DecodedText | null>): DecodedDocuments {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: async ({ query }) => (await decode(JSON.parse(query)))?.text ?? '',
  });
  return {
    open: async (place) => {
      const decoded = await decode(place);
      if (decoded === null) return undefined;
      const path = `/${decoded.title.replaceAll(/[\\/:*?"<>|]/g, '_')}.txt`;
      const uri = vscode.Uri.from({ scheme, path, query: JSON.stringify(place) });
      // Asked for before, it may still be open with an older text.
      changed.fire(uri);
      return vscode.workspace.openTextDocument(uri);
    },
    dispose: () => {
      registration.dispose();
      changed.dispose();
    },
  };
}
