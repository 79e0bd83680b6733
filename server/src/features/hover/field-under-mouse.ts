import type { Artifact } from '../../documents/types.ts';
import type { Localize } from '../../text/localize.ts';
import { describeFields, fieldPathAt } from '../../x509/fields.ts';
import type { Field } from '../../x509/types.ts';
import { code } from '../markdown.ts';

/**
 * Which field the base64 character at `offset` (UTF-16, from the artifact's start) helps to encode:
 * `subjectAltName → DNS:api.payments.svc, bytes 412–431`. Empty outside base64 and for private keys.
 */
export function fieldUnderMouse(artifact: Artifact, offset: number, t: Localize): string {
  const { content } = artifact;
  if (content.object.kind === 'private-key') return '';
  const byte = content.byteAt(offset);
  if (byte === undefined) return '';
  const path = fieldPathAt(describeFields(content.object), byte);
  const innermost = path.at(-1);
  if (innermost === undefined) return '';
  const { start, end } = innermost.range;
  return `${t('Under the mouse')}: ${code(describePath(path))}, ${t('bytes {0}–{1}', start, end - 1)}`;
}

/** Names from the outermost down, the innermost with its value. That an extension is one of the extensions goes without saying. */
function describePath(path: readonly Field[]): string {
  const names = path
    .map((field) => field.name)
    .filter((name, depth) => depth > 0 || name !== 'extensions' || path.length === 1);
  const value = path.at(-1)?.value;
  return value === undefined || value === '' ? names.join(' → ') : `${names.join(' → ')} → ${value}`;
}
