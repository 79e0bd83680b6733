import type { PathResult } from '../../path/validation/types.ts';
import type { Certificate } from '../../x509/types.ts';
import type { Handshake, ObservedError } from '../types.ts';

/** One connection to the test server, as plain data. The client is the one that is judged here. */
export interface Visit {
  /** Counted from 1. */
  readonly number: number;
  /** Milliseconds since 1970 UTC, when the connection came. */
  readonly time: number;
  /** Address and port of the client. */
  readonly from: string;
  readonly handshake: Handshake;
  /** `accepted`: it may go on; `refused`: for its certificate, or for having none; `failed`: there was no handshake to speak of. */
  readonly outcome: 'accepted' | 'refused' | 'failed';
  /** As OpenSSL (or the system) words why not; undefined where accepted. */
  readonly error: ObservedError | undefined;
  /** What the client sent, leaf first. */
  readonly chain: readonly Certificate[];
  /** What our path validation says of it; undefined where it sent none. */
  readonly result: PathResult | undefined;
}
