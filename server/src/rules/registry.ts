import { duplicateCertificate } from './chain/duplicate-certificate.ts';
import { missingIssuer } from './chain/missing-issuer.ts';
import { redundantRoot } from './chain/redundant-root.ts';
import { signatureMismatch } from './chain/signature-mismatch.ts';
import { unrelatedCertificate } from './chain/unrelated-certificate.ts';
import { wrongOrder } from './chain/wrong-order.ts';
import { mismatch } from './key/mismatch.ts';
import { unencrypted } from './key/unencrypted.ts';
import { caMismatch } from './kubernetes/ca-mismatch.ts';
import { doubleBase64 } from './kubernetes/double-base64.ts';
import { missingKey } from './kubernetes/missing-key.ts';
import { notBase64 } from './kubernetes/not-base64.ts';
import { notPem } from './kubernetes/not-pem.ts';
import { badBase64 } from './pem/bad-base64.ts';
import { escapedNewlines } from './pem/escaped-newlines.ts';
import { gluedBlocks } from './pem/glued-blocks.ts';
import { labelMismatch } from './pem/label-mismatch.ts';
import { truncatedBlock } from './pem/truncated-block.ts';
import { whitespace } from './pem/whitespace.ts';
import { wrongContent } from './pem/wrong-content.ts';
import type { Rule } from './types.ts';
import { expired } from './validity/expired.ts';
import { expiringSoon } from './validity/expiring-soon.ts';
import { notYetValid } from './validity/not-yet-valid.ts';

/** Every rule there is, family by family, in the order of lists, settings and documentation. */
export const rules: readonly Rule[] = [
  expired,
  expiringSoon,
  notYetValid,
  gluedBlocks,
  truncatedBlock,
  labelMismatch,
  badBase64,
  escapedNewlines,
  wrongContent,
  whitespace,
  wrongOrder,
  missingIssuer,
  duplicateCertificate,
  unrelatedCertificate,
  redundantRoot,
  signatureMismatch,
  mismatch,
  unencrypted,
  missingKey,
  notBase64,
  doubleBase64,
  notPem,
  caMismatch,
];
