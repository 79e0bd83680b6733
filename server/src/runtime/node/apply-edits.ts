import { lstatSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDer } from '../../documents/der-text.ts';
import { decodeText, detectEncoding, type TextEncoding } from '../../documents/text-encoding.ts';
import type { FileEdit, TextFileEdit } from '../../issue/tasks.ts';
import type { Localize } from '../../text/localize.ts';
import type { Before, WriteOutcome } from '../types.ts';
import { at, type Placement, PlacingError, placeTogether, systemError } from './place-together.ts';
import { toFailure } from './write-together.ts';

/**
 * Edits files where they stand, all of them or none: a certificate and its key are renewed together. Mode, owner and encoding of a file
 * stay what they were; symbolic links are not followed.
 */
export async function applyEdits(edits: readonly FileEdit[], t: Localize, before?: Before): Promise<WriteOutcome> {
  const uris = [...new Set(edits.map(({ uri }) => uri))];
  try {
    const placements = uris.map((uri) => {
      const path = fileURLToPath(uri);
      const own = edits.filter((edit) => edit.uri === uri);
      return at(path, () => editFile(path, own));
    });
    const reason = await placeTogether(placements, before);
    return reason === undefined
      ? { kind: 'written', files: uris }
      : { kind: 'failed', file: uris[0] ?? '', message: reason };
  } catch (error) {
    if (error instanceof PlacingError) return toFailure(error, t);
    throw error;
  }
}

function editFile(path: string, edits: readonly FileEdit[]): Placement {
  const stats = lstatSync(path);
  if (stats.isSymbolicLink()) throw systemError('ELOOP');
  // Devices and pipes have no end and no place.
  if (!stats.isFile()) throw systemError('EINVAL');
  const { uid, gid, mode } = stats;
  const content = edited(readFileSync(path), edits);
  return { path, content, mode: mode & 0o7777, owner: { uid, gid }, replace: true };
}

/** A DER file is exchanged as a whole: offsets count characters, and it has none. */
function edited(bytes: Uint8Array, edits: readonly FileEdit[]): Uint8Array {
  const texts = edits.filter((edit) => 'text' in edit);
  const [der, ...more] = edits.filter((edit) => 'content' in edit);
  if (der === undefined && !isDer(bytes))
    return encode(replaceRanges(decodeText(bytes), texts), detectEncoding(bytes), bytes);
  if (der === undefined) throw systemError('ENOEXEC');
  if (!isDer(bytes) || texts.length + more.length > 0) throw systemError('ESTALE');
  return der.content instanceof Uint8Array ? der.content : der.content.reveal();
}

/** From the last to the first, so that offsets of the others stay. */
function replaceRanges(text: string, edits: readonly TextFileEdit[]): string {
  let result = text;
  let limit = text.length;
  for (const { start, end, text: replacement } of edits.toSorted((one, other) => other.start - one.start)) {
    if (start > end || end > limit) throw systemError('ESTALE');
    result = result.slice(0, start) + replacement + result.slice(end);
    limit = start;
  }
  return result;
}

/** As the file was; `before` says whether it had a byte order mark, which decoding UTF-16 takes away. */
function encode(text: string, encoding: TextEncoding, before: Uint8Array): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const hasMark = before[0] === 0xff || before[0] === 0xfe;
  const bytes = Buffer.from(hasMark ? `\ufeff${text}` : text, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}
