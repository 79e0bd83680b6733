import { quote } from '../../rules/wording.ts';
import type { Localize } from '../../text/localize.ts';
import type { Evidence } from '../evidence.ts';

/** What the server sent instead of TLS, one character a byte; undefined where it sent TLS or nothing. Untrusted. */
export function foreignText({ report }: Evidence): string | undefined {
  const bytes = report.attempt.handshake.foreignBytes;
  return bytes === undefined || bytes.length === 0 ? undefined : new TextDecoder('latin1').decode(bytes);
}

/** What was sent and is text: one line in quotation marks. */
export function describePlain(sent: string, t: Localize): string {
  return t('{0} in plain text', quote(sent));
}

/** Bytes that are shown of what is no text. */
const MAX_SHOWN = 16;

/** What was sent, one character a byte: in quotation marks where most of it is text, else as bytes in hex. */
export function describeForeign(sent: string, t: Localize): string {
  const letters = sent.replace(/[^\x21-\x7e]/g, '').length;
  const blanks = sent.replace(/[^\t\r\n ]/g, '').length;
  if (letters > 0 && 2 * letters >= sent.length - blanks) return describePlain(sent, t);
  const bytes = Array.from(sent.slice(0, MAX_SHOWN), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0'));
  return t('{0} bytes that are no text ({1})', sent.length, `${bytes.join(' ')}${sent.length > MAX_SHOWN ? ' …' : ''}`);
}
