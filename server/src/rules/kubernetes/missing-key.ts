import type { KubernetesUnit } from '../../documents/types.ts';
import { kubernetesTlsSecrets } from '../citations.ts';
import type { UnitRule } from '../types.ts';

const required = ['tls.crt', 'tls.key'];

/** A Secret of type `kubernetes.io/tls` without one of the keys that the API server demands; an empty value is enough for it. */
export const missingKey: UnitRule = {
  id: 'kubernetes/missing-key',
  title: 'TLS Secret lacks tls.crt or tls.key',
  severity: 'error',
  force: 'advice',
  citation: kubernetesTlsSecrets,
  fixable: false,
  scope: 'unit',
  *check(unit, _analysis, { t }) {
    if (unit.kind !== 'kubernetes' || unit.objectKind !== 'Secret' || unit.type !== 'kubernetes.io/tls') return;
    // A key that a template writes cannot be seen.
    if (unit.templated) return;
    const missing = listMissing(unit);
    if (missing.length === 0) return;
    yield {
      range: unit.anchor,
      message: t(
        'A Secret of type kubernetes.io/tls needs tls.crt and tls.key, and this one lacks {0}. The API server refuses it; add what is missing, or use the type Opaque.',
        missing.join(', '),
      ),
    };
  },
};

function listMissing({ keys }: KubernetesUnit): string[] {
  return required.filter((name) => keys.every((key) => key.name !== name));
}
