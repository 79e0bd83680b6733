import { isDer } from './der-text.ts';
import type { DocumentLanguage } from './language.ts';
import { detectEncoding } from './text-encoding.ts';
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
  if (detectEncoding(bytes) !== 'utf-8') return true;
  if (language === 'yaml' || language === 'json') return mayHoldPem(latin(bytes));
  return isDer(bytes) || mentionsPem(latin(bytes));
}

/** A BEGIN line, damaged in case too, or the END line of a block that lost it. */
function mentionsPem(text: string): boolean {
  return text.includes('BEGIN') || text.includes('-END ') || /-[ \t]*begin /i.test(text);
}
