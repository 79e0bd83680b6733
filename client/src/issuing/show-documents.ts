import * as vscode from 'vscode';
import type { ShownText } from './texts-of-files.ts';

/** Opens them as documents that no file holds, the first in front. */
export async function showTexts(texts: readonly ShownText[]): Promise<void> {
  for (const { text: content, language } of texts.toReversed()) {
    const document = await vscode.workspace.openTextDocument({ content, language });
    await vscode.window.showTextDocument(document, { preview: false });
  }
}
