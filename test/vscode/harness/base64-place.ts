import type * as vscode from 'vscode';
import { required } from './assertions.ts';

/** A place among the base64 of a document's first block that encodes `ascii`, at its last occurrence in the DER. */
export function placeOfBytes(document: vscode.TextDocument, ascii: string): vscode.Position {
  const block = required(/-----BEGIN [^\n]*-----\n([^-]+)-----END/d.exec(document.getText()), 'a block');
  const [start] = required(block.indices?.[1], 'its place');
  const base64 = required(block[1], 'its base64');
  const byte = atob(base64.replaceAll('\n', '')).lastIndexOf(ascii);
  if (byte < 0) throw new Error(`${document.uri.path} does not encode ${ascii}`);
  const character = Math.ceil((byte * 4) / 3) + 2;
  const columns = base64.indexOf('\n');
  return document.positionAt(start + character + Math.floor(character / columns));
}
