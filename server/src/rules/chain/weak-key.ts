import { nist800131a } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** Key too short for any TLS stack. */
export const weakKey = pathRule({
  id: 'chain/weak-key',
  reason: 'weak-key',
  title: 'Key too short for any TLS stack',
  severity: 'error',
  force: 'advice',
  citation: nist800131a('2'),
  advise: (t) => t('Make a new key: ECDSA P-256, Ed25519, or RSA with at least 2048 bits.'),
});
