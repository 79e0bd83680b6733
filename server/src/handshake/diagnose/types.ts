import type { Localize } from '../../text/localize.ts';
import type { Diagnosis, Evidence, StackErrors } from '../evidence.ts';

/** What a cause says of one connection. */
export type Explanation = Pick<Diagnosis, 'cause' | 'evidence' | 'remedy'> & Partial<Pick<Diagnosis, 'severity'>>;

/** One cause for which connections fail, or are going to. */
export interface Cause {
  /** Also the name of its file, and of its page under `docs/connect/`. */
  readonly id: string;
  /** One line for lists and documentation. */
  readonly title: string;
  /** `attempt`: why the attempt ended as it did, of which there is one. `served`: what is wrong with the server's certificate, which may be several things. */
  readonly about: 'attempt' | 'served';
  readonly says: StackErrors;
  /** Undefined where it is not this. */
  explain(evidence: Evidence, t: Localize): Explanation | undefined;
}
