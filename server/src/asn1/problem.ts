import type { ByteRange } from '../text/range.ts';

/** What can be wrong with an encoding by itself; part of `DecodeProblem['code']`. */
export type DerProblemCode =
  | 'truncated'
  | 'trailing-data'
  | 'indefinite-length'
  | 'non-minimal-length'
  | 'non-minimal-integer'
  | 'unexpected-tag'
  | 'bad-value'
  | 'depth-limit'
  | 'node-limit'
  | 'size-limit';

/** One damaged place, read leniently or passed over. Fits the X.509 room's `DecodeProblem`. */
export interface DerProblem {
  readonly code: DerProblemCode;
  /** In bytes of the reader's input. */
  readonly range: ByteRange;
  /** Where in the structure: `tbsCertificate.validity.notBefore`. */
  readonly where: string;
  /** A short English phrase: `expected INTEGER, found OCTET STRING`. */
  readonly what: string;
}

/** Bounds of one reader; each is reported once when hit, and reading goes on with what was reached. */
export interface DerLimits {
  /** Bytes of input looked at. */
  readonly maxBytes: number;
  /** Nesting of TLVs; the outermost has depth 0. */
  readonly maxDepth: number;
  /** TLV headers read in all. */
  readonly maxNodes: number;
  /** Elements of a list that is only indexed by offset (the entries of a CRL), which take no nodes. */
  readonly maxEntries: number;
  /** Problems recorded; further ones of the same input are not. */
  readonly maxProblems: number;
}

/** Roomy for certificates with 10,000 names and for the largest CRLs; the worst bytes still take a second, not a minute. */
export const defaultDerLimits: DerLimits = {
  maxBytes: 64 * 1024 * 1024,
  maxDepth: 64,
  maxNodes: 250_000,
  maxEntries: 4_000_000,
  maxProblems: 100,
};
