/**
 * Why a server and we did not come as far as TLS. `not-offered`: it speaks the protocol, and does not have TLS (any more, or not yet);
 * `refused`: it has it, and said no; `not-the-protocol`: it speaks something else; `too-long`: an answer beyond our limits; `closed`:
 * it hung up; `data-before-tls`: it went on in clear text after it had agreed (RFC 3207 §6: somebody in between may have put that in).
 */
export type StartTlsReason = 'not-offered' | 'refused' | 'not-the-protocol' | 'too-long' | 'closed' | 'data-before-tls';

/** A dialogue that did not lead to TLS. */
export class StartTlsFailure extends Error {
  readonly reason: StartTlsReason;
  /** What the server said last, at most 200 characters, control characters replaced; empty where it said nothing. Untrusted. */
  readonly said: string;

  constructor(reason: StartTlsReason, said: string | Uint8Array = '') {
    super(`STARTTLS: ${reason}`);
    this.reason = reason;
    this.said = toShown(said);
  }
}

function toShown(said: string | Uint8Array): string {
  const text = typeof said === 'string' ? said : Buffer.from(said.subarray(0, 200)).toString('latin1');
  return text
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .slice(0, 200);
}
