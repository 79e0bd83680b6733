import type { AskedFor } from './tasks.ts';

/** What was asked cannot be done; the message says why and what would help. Becomes the result `refused`. */
export class Refusal extends Error {
  /** Given where another answer of the user's would do it. */
  readonly asks: AskedFor | undefined;

  constructor(message: string, asks?: AskedFor) {
    super(message);
    this.asks = asks;
  }
}
