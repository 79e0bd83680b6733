import type { UnitAnalysis, UnitCertificate } from '../../path/types.ts';
import type { Localize } from '../../text/localize.ts';
import { getExtension } from '../../x509/identity.ts';
import { meshIssuers } from '../citations.ts';
import type { UnitRule } from '../types.ts';
import { nameOf, quote } from '../wording.ts';

/** A Secret that a service mesh takes its CA from. */
interface IssuerSecret {
  readonly mesh: 'Linkerd' | 'Istio';
  /** Keys that hold the CA's certificate, first. */
  readonly keys: readonly string[];
}

const issuerSecrets: ReadonlyMap<string, IssuerSecret> = new Map([
  ['linkerd-identity-issuer', { mesh: 'Linkerd', keys: ['tls.crt', 'crt.pem'] }],
  ['cacerts', { mesh: 'Istio', keys: ['ca-cert.pem', 'tls.crt'] }],
]);

/** The CA that a mesh is to issue its identities with, which it cannot use. */
export const meshIssuer: UnitRule = {
  id: 'role/mesh-issuer',
  title: 'CA of a service mesh that the mesh cannot use',
  severity: 'error',
  force: 'MUST',
  citation: meshIssuers,
  fixable: false,
  scope: 'unit',
  *check(unit, analysis, { t }) {
    const secret =
      unit.kind === 'kubernetes' && unit.objectKind === 'Secret' ? issuerSecrets.get(unit.name ?? '') : undefined;
    const issuer = secret && findIssuer(secret, analysis);
    if (secret === undefined || issuer === undefined) return;
    const message = judge(issuer, secret, t);
    if (message !== undefined) yield { message, range: issuer.holder.keyRange ?? issuer.artifact.anchor };
  },
};

function findIssuer({ keys }: IssuerSecret, { holders }: UnitAnalysis): UnitCertificate | undefined {
  return holders.find(({ holder }) => keys.includes(holder.name))?.certificates[0];
}

function judge({ certificate }: UnitCertificate, { mesh }: IssuerSecret, t: Localize): string | undefined {
  const name = nameOf(certificate);
  if (getExtension(certificate, 'basicConstraints')?.ca !== true) {
    return t(
      '{1} takes the CA that issues its identities from this Secret, and {0} is no CA (basicConstraints). Its control plane refuses it or issues what no proxy accepts; put a CA certificate and its key here.',
      name,
      mesh,
    );
  }
  const { type, curve, bits } = certificate.publicKey;
  if (mesh !== 'Linkerd' || curve === 'P-256') return undefined;
  return t(
    'Linkerd issues its identities with ECDSA P-256 only, and the key of {0} is {1}. Its control plane does not start ("must use P-256 curve for public key"); make the issuer with a P-256 key.',
    name,
    quote(
      [type, curve ?? (bits === undefined ? undefined : String(bits))].filter((part) => part !== undefined).join(' '),
    ),
  );
}
