import type { Rule } from '../types.ts';
import { duplicateEntryExtension } from './duplicate-entry-extension.ts';
import { duplicateExtension } from './duplicate-extension.ts';
import { duplicateSerialNumber } from './duplicate-serial-number.ts';
import { emptyEntryExtensions } from './empty-entry-extensions.ts';
import { emptyRevokedCertificates } from './empty-revoked-certificates.ts';
import { invalidReason } from './invalid-reason.ts';
import { missingAuthorityKeyIdentifier } from './missing-authority-key-identifier.ts';
import { missingNextUpdate } from './missing-next-update.ts';
import { missingNumber } from './missing-number.ts';
import { revokedAfterThisUpdate } from './revoked-after-this-update.ts';
import { revokedTooEarly } from './revoked-too-early.ts';
import { signatureWithoutNull } from './signature-without-null.ts';

/** Rules about revocation lists. */
export const crlRules: readonly Rule[] = [
  missingNextUpdate,
  missingAuthorityKeyIdentifier,
  missingNumber,
  duplicateExtension,
  signatureWithoutNull,
  emptyRevokedCertificates,
  emptyEntryExtensions,
  duplicateEntryExtension,
  duplicateSerialNumber,
  invalidReason,
  revokedAfterThisUpdate,
  revokedTooEarly,
];
