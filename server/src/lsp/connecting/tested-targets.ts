import type { TargetSummary } from '../../handshake/targets/types.ts';
import type { ConnectParams } from '../protocol/connecting.ts';

/** A test, and what came of it. */
export interface TestedConnection {
  readonly params: ConnectParams;
  readonly summary: TargetSummary;
}

/** More are not kept; the oldest go first. */
const MAX_TESTED = 1000;

/** What came of the tests that the user asked for since the server started: the newest of each. */
export class TestedTargets {
  readonly #summaries = new Map<string, TargetSummary>();
  readonly #changed: () => void;

  /** `changed` is called when there is something new. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  note(tested: readonly TestedConnection[]): void {
    for (const { params, summary } of tested) {
      const key = keyOf(params);
      this.#summaries.delete(key);
      this.#summaries.set(key, summary);
    }
    for (const key of [...this.#summaries.keys()].slice(0, -MAX_TESTED)) this.#summaries.delete(key);
    this.#changed();
  }

  /** Undefined where nobody asked for it yet. */
  of(params: ConnectParams): TargetSummary | undefined {
    return this.#summaries.get(keyOf(params));
  }
}

/** Equal for tests that ask the same of the same server, whichever way leads there and however long they wait. */
function keyOf({
  target,
  serverName,
  starttls,
  alpn,
  minVersion,
  maxVersion,
  credentials,
  trust,
}: ConnectParams): string {
  const client =
    credentials?.kind === 'pem' ? [credentials.certificate, credentials.key] : (credentials?.store ?? null);
  const trusted = trust?.kind === 'file' ? [trust.uri] : (trust?.kind ?? 'workspace');
  const handshake = [serverName, starttls, alpn, minVersion, maxVersion].map((each) => each ?? null);
  return JSON.stringify([target, handshake, client, trusted]);
}
