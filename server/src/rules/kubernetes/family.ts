import type { Rule } from '../types.ts';
import { caMismatch } from './ca-mismatch.ts';
import { doubleBase64 } from './double-base64.ts';
import { missingKey } from './missing-key.ts';
import { notBase64 } from './not-base64.ts';
import { notPem } from './not-pem.ts';

/** Rules about Kubernetes objects. */
export const kubernetesRules: readonly Rule[] = [missingKey, notBase64, doubleBase64, notPem, caMismatch];
