import type { ObservedError } from '../handshake/types.ts';

/** An error with a code of our own (see `ObservedError`). */
export class CodedError extends Error {
  override readonly name = 'CodedError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What a caught error says, as plain data. Of several attempts at once (IPv6 and IPv4), the first one's words. */
export function observeError(error: unknown): ObservedError {
  if (!(error instanceof Error)) return { code: 'UNKNOWN', message: String(error) };
  if (error instanceof AggregateError && error.message === '') {
    const [first] = error.errors;
    return { ...observeError(first), code: codeOf(error) ?? observeError(first).code };
  }
  return { code: codeOf(error) ?? 'UNKNOWN', message: error.message };
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
