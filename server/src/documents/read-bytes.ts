import { SourceText } from '../text/source-text.ts';
import { contentOfDerFile } from './artifact-content.ts';
import { isDer } from './der-text.ts';
import { fileNameOf } from './file-name.ts';
import { type DocumentLimits, defaultDocumentLimits } from './limits.ts';
import { pemUnit } from './pem-file.ts';
import { type OpenDocument, readDocument } from './read-document.ts';
import type { HolderProblem } from './types.ts';

/** Reads a file as it stands on disk: DER by its bytes, anything else as text in UTF-8 or, by its byte order mark, UTF-16. Never throws. */
export function readBytes(
  uri: string,
  bytes: Uint8Array,
  languageId: string,
  limits: DocumentLimits = defaultDocumentLimits,
): OpenDocument {
  if (isDer(bytes) && languageId !== 'yaml' && languageId !== 'json') return openDer(uri, bytes, languageId, limits);
  return readDocument(SourceText.create(uri, languageId, 0, decodeText(bytes)), limits);
}

/** A DER file has no text, so all its ranges are empty; an edit makes a text of it. */
function openDer(uri: string, bytes: Uint8Array, languageId: string, limits: DocumentLimits): OpenDocument {
  const source = SourceText.create(uri, languageId, 0, '');
  const nowhere = { start: 0, end: 0 };
  const problems: HolderProblem[] = promisesPem(uri) ? [{ kind: 'not-pem', detail: 'der', range: nowhere }] : [];
  const artifact = { start: 0, content: contentOfDerFile(bytes), anchor: nowhere };
  const units = [pemUnit(uri, '', [artifact], problems)];
  const document = { uri, languageId, version: 0, text: '', units, limit: undefined };
  return { source, document, edit: (next) => readDocument(next, limits) };
}

/** Other names (`.cer`, `.crt`, `.crl`, `.p7b` …) are in use for both. */
function promisesPem(uri: string): boolean {
  return /\.pem$/i.test(fileNameOf(uri));
}

/** Text of a file's bytes; what is no text becomes U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}
