import { defaultPemLimits } from '../pem/limits.ts';
import type { PemLimits } from '../pem/types.ts';

/** What reading a document may cost. Whatever a limit cuts off is said in `CertificateDocument.limit`. */
export interface DocumentLimits {
  readonly pem: PemLimits;
  /** UTF-16 units of a document. */
  readonly maxTextLength: number;
  /** YAML documents (`---`) and items of long lists in one file that are parsed. */
  readonly maxPieces: number;
  /** UTF-16 units of one YAML document that is parsed; PEM in a longer one is found by its BEGIN lines alone. */
  readonly maxSectionLength: number;
  /** Mappings and lists inside one another. */
  readonly maxDepth: number;
}

/** Far above what anyone keeps in one file, far below what would stall an editor. */
export const defaultDocumentLimits: DocumentLimits = {
  pem: defaultPemLimits,
  maxTextLength: 64 * 1024 * 1024,
  maxPieces: 100_000,
  maxSectionLength: 32 * 1024 * 1024,
  maxDepth: 128,
};
