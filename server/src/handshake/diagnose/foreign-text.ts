import type { Evidence } from '../evidence.ts';

/** What the server sent instead of TLS, one character a byte; undefined where it sent TLS or nothing. Untrusted. */
export function foreignText({ report }: Evidence): string | undefined {
  const bytes = report.attempt.handshake.foreignBytes;
  return bytes === undefined || bytes.length === 0 ? undefined : new TextDecoder('latin1').decode(bytes);
}
