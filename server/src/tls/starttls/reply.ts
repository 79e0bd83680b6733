import type { Conversation } from './conversation.ts';
import { StartTlsRefusal } from './types.ts';

/** A reply as SMTP (RFC 5321 §4.2.1) and FTP (RFC 959 §4.2) write it: `250-first`, …, `250 last`. */
export interface Reply {
  /** 200 to 599. */
  readonly code: number;
  /** Without the code where a line has it. */
  readonly lines: readonly string[];
}

/** The next reply, of however many lines. */
export async function readReply(peer: Conversation): Promise<Reply> {
  const first = await peer.line();
  const [, code, mark] = /^([2-5]\d\d)([ -]|$)/.exec(first) ?? [];
  if (code === undefined) throw new StartTlsRefusal('not-the-protocol', first);
  const lines = [first.slice(4)];
  let last = mark !== '-';
  while (!last) {
    const line = await peer.line();
    last = line === code || line.startsWith(`${code} `);
    lines.push(line.startsWith(code) ? line.slice(4) : line);
  }
  return { code: Number(code), lines };
}

/** A reply as the server wrote it, as far as one line shows it. */
export function showReply({ code, lines }: Reply): string {
  return `${code} ${lines.join(' ')}`;
}
