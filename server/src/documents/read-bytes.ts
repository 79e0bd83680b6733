import { SourceText } from '../text/source-text.ts';
import { contentOfDerFile } from './artifact-content.ts';
import { isDer } from './der-text.ts';
import { fileNameOf } from './file-name.ts';
import { type DocumentLimits, defaultDocumentLimits } from './limits.ts';
import { pemUnit } from './pem-file.ts';
import { type OpenDocument, readDocument } from './read-document.ts';
import { decodeText, detectEncoding } from './text-encoding.ts';
import type { Holder, HolderProblem } from './types.ts';

/** Reads a file as it stands on disk: DER by its bytes, anything else as text in UTF-8 or, by its byte order mark, UTF-16. Never throws. */
export function readBytes(
  uri: string,
  bytes: Uint8Array,
  languageId: string,
  limits: DocumentLimits = defaultDocumentLimits,
): OpenDocument {
  if (isDer(bytes) && languageId !== 'yaml' && languageId !== 'json') return openDer(uri, bytes, languageId, limits);
  const open = readDocument(SourceText.create(uri, languageId, 0, decodeText(bytes)), limits);
  return detectEncoding(bytes) === 'utf-8' ? open : withWideText(open);
}

/** UTF-16 reads well here and nowhere else: programs look for the bytes of ASCII. An editor hands over text, so only files can tell. */
function withWideText(open: OpenDocument): OpenDocument {
  const { document } = open;
  const units = document.units.map((unit) =>
    unit.kind === 'pem-file' ? { ...unit, holders: unit.holders.map(markWide) } : unit,
  );
  return { ...open, document: { ...document, units } };
}

function markWide(holder: Holder): Holder {
  const first = holder.artifacts[0];
  if (first === undefined) return holder;
  return { ...holder, problems: [...holder.problems, { kind: 'not-pem', detail: 'utf-16', range: first.anchor }] };
}

/** A DER file has no text, so all its ranges are empty; an edit makes a text of it. */
function openDer(uri: string, bytes: Uint8Array, languageId: string, limits: DocumentLimits): OpenDocument {
  const source = SourceText.create(uri, languageId, 0, '');
  const nowhere = { start: 0, end: 0 };
  const problems: HolderProblem[] = promisesPem(uri) ? [{ kind: 'not-pem', detail: 'der', range: nowhere }] : [];
  const artifact = { start: 0, content: contentOfDerFile(bytes), anchor: nowhere };
  const units = [pemUnit(source, [artifact], problems)];
  const document = { uri, languageId, version: 0, text: '', slice: () => '', units, limit: undefined };
  return { source, document, edit: (next) => readDocument(next, limits) };
}

/** Other names (`.cer`, `.crt`, `.crl`, `.p7b` …) are in use for both. */
function promisesPem(uri: string): boolean {
  return /\.pem$/i.test(fileNameOf(uri));
}
