import type { Certificate } from '../../x509/types.ts';

/** A certificate that by its name may have issued another. */
export interface Candidate {
  readonly certificate: Certificate;
  readonly isAnchor: boolean;
}
