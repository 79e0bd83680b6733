import { isDer } from './der-text.ts';
import type { DocumentLanguage } from './language.ts';
import { mayHoldPem } from './yaml/markers.ts';

/**
 * False where a file of this language certainly holds nothing of ours, so that reading it can be spared.
 * `latin` gives each byte as the character of the same number; hosts know faster ways than ours.
 */
export function mayHoldCertificates<Bytes extends Uint8Array>(
  bytes: Bytes,
  language: DocumentLanguage,
  latin: (bytes: Bytes) => string,
): boolean {
  if (isWide(bytes)) return true;
  if (language === 'yaml' || language === 'json') return mayHoldPem(latin(bytes));
  return isDer(bytes) || latin(bytes).includes('BEGIN');
}

/** UTF-16 by its byte order mark. */
function isWide([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
