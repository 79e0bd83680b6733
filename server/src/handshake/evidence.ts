import type { PathResult, PeerName } from '../path/validation/types.ts';
import type { ParsedOcsp } from '../revocation/ocsp-response.ts';
import type { Certificate } from '../x509/types.ts';
import type { ConnectionReport } from './types.ts';

/** The chain as the server sent it, read, and what our path validation says of it. */
export interface JudgedChain {
  /** In the order served. */
  readonly certificates: readonly Certificate[];
  /** That the leaf must carry: the server name, or the host. */
  readonly peerName: PeerName;
  /** Undefined where no certificate came, or nothing was to be trusted (`--trust none`). */
  readonly result: PathResult | undefined;
  /** The same question without the names asked for: whether the name alone is what fails. Undefined as `result`. */
  readonly resultWithoutName: PathResult | undefined;
  readonly stapled: ParsedOcsp | undefined;
}

/** A certificate at hand, and where: in a file of the workspace, a file that was named, or the system's store. */
export interface PlacedCertificate {
  readonly certificate: Certificate;
  /** As reports name it. */
  readonly place: string;
  /** Where its private key is; undefined: nowhere to be seen. */
  readonly keyPlace?: string | undefined;
}

/** What a diagnosis is made from: what was observed, and what it was judged with. */
export interface Evidence {
  readonly report: ConnectionReport;
  readonly chain: JudgedChain;
  /** Read from `report.clientChain`. */
  readonly clientChain: readonly Certificate[];
  /** What was trusted; empty with `--trust none`. */
  readonly anchors: readonly Certificate[];
  /** Other certificates at hand, of the workspace or of files that were named: which may turn out to be the issuer that the server does not send. */
  readonly known: readonly PlacedCertificate[];
  /** URLs that were asked for an issuer, and gave nothing of use; undefined where nobody asked. */
  readonly failedUrls?: readonly string[];
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/** The words that a stack says for a cause: what users search for. */
export interface StackErrors {
  readonly openssl: readonly string[];
  readonly go: readonly string[];
  readonly java: readonly string[];
  readonly node: readonly string[];
}

/** Why a connection fails, or what is to be put right on one that works. */
export interface Diagnosis {
  /** Stable: `client-certificate-required`. One file of `diagnose/` each. */
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'information';
  /** One sentence each, in the reader's language: what is wrong, how it shows, what to do. */
  readonly cause: string;
  readonly evidence: string;
  readonly remedy: string;
  readonly says: StackErrors;
}
