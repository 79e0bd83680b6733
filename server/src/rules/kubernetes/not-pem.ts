import type { Holder, HolderProblem } from '../../documents/types.ts';
import type { Localize } from '../../text/localize.ts';
import type { PkiObject } from '../../x509/types.ts';
import { kubernetesTlsSecrets } from '../citations.ts';
import type { RuleContext, UnitRule } from '../types.ts';
import { describeKind } from '../wording.ts';
import { reportHolders } from './report-holders.ts';

/** A value whose key promises a certificate or key in PEM and that holds something else. */
export const notPem: UnitRule = {
  id: 'kubernetes/not-pem',
  title: 'Value does not hold the PEM that its key promises',
  severity: 'error',
  force: 'advice',
  citation: kubernetesTlsSecrets,
  fixable: true,
  scope: 'unit',
  check(unit, _analysis, context) {
    const kinds: readonly HolderProblem['kind'][] = ['not-pem', 'not-certificate', 'not-private-key'];
    return reportHolders(unit, kinds, (problem, holder) => describe(problem, holder, context));
  },
};

function describe({ kind, detail }: HolderProblem, { name }: Holder, { t }: RuleContext): string {
  if (kind === 'not-certificate') {
    return t(
      '{0} holds {1} and no certificate. The API server accepts it, and whoever serves or trusts it fails to load it; put the certificate there.',
      name,
      describeFound(detail, t),
    );
  }
  if (kind === 'not-private-key') {
    return t(
      '{0} holds {1} and no private key. The API server accepts it, and the server that mounts it fails to start; put the private key there.',
      name,
      describeFound(detail, t),
    );
  }
  if (detail === 'der') {
    return t(
      '{0} holds DER, the binary form. The API server accepts it, and whoever mounts it finds no PEM ("no start line"); encode it as PEM first.',
      name,
    );
  }
  return t(
    '{0} holds no PEM. The API server accepts it, and whoever mounts it fails to load it ("no start line"); put PEM there.',
    name,
  );
}

function describeFound(kind: string | undefined, t: Localize): string {
  return describeKind(kinds.find((known) => known === kind) ?? 'other', t);
}

const kinds: readonly PkiObject['kind'][] = ['certificate', 'private-key', 'public-key', 'csr', 'crl', 'pkcs7'];
