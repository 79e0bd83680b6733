import { certificateRules } from './certificate/family.ts';
import { chainRules } from './chain/family.ts';
import { crlRules } from './crl/family.ts';
import { extensionRules } from './extension/family.ts';
import { fileRules } from './file/family.ts';
import { keyRules } from './key/family.ts';
import { kubernetesRules } from './kubernetes/family.ts';
import { nameRules } from './name/family.ts';
import { pemRules } from './pem/family.ts';
import { roleRules } from './role/family.ts';
import { sanRules } from './san/family.ts';
import { signatureRules } from './signature/family.ts';
import { spiffeRules } from './spiffe/family.ts';
import { suppressionRules } from './suppression/family.ts';
import type { Rule } from './types.ts';
import { validityRules } from './validity/family.ts';
import { webpkiRules } from './webpki/family.ts';

/** Every rule there is, family by family, in the order of lists, settings and documentation. */
export const rules: readonly Rule[] = [
  ...validityRules,
  ...pemRules,
  ...chainRules,
  ...certificateRules,
  ...nameRules,
  ...sanRules,
  ...extensionRules,
  ...crlRules,
  ...roleRules,
  ...spiffeRules,
  ...keyRules,
  ...signatureRules,
  ...kubernetesRules,
  ...fileRules,
  ...webpkiRules,
  ...suppressionRules,
];
