import { isSameAuthority } from '../../path/certificate-links.ts';
import { getIssuer } from '../../path/issuer-candidates.ts';
import type { HolderAnalysis, UnitAnalysis, UnitCertificate } from '../../path/types.ts';
import { rfc5280 } from '../citations.ts';
import { relateArtifact } from '../places.ts';
import type { Report, RuleContext, UnitRule } from '../types.ts';
import { nameOf, shortName } from '../wording.ts';

/** `tls.crt` of a Secret does not lead to any certificate of the `ca.crt` beside it. */
export const caMismatch: UnitRule = {
  id: 'kubernetes/ca-mismatch',
  title: 'tls.crt does not chain to ca.crt',
  severity: 'warning',
  citation: rfc5280('6.1'),
  fixable: false,
  scope: 'unit',
  *check(unit, analysis, context) {
    if (unit.kind !== 'kubernetes') return;
    const chain = findHolder(analysis, 'tls.crt');
    const authorities = findHolder(analysis, 'ca.crt');
    const anchor = authorities?.certificates[0];
    if (chain?.leaf === undefined || authorities === undefined || anchor === undefined) return;
    if (authorities.purpose === 'damaged') return;
    if (!leadsTo(chain, authorities)) yield report(chain.leaf, chain, anchor, context);
  },
};

function findHolder({ holders }: UnitAnalysis, name: string): HolderAnalysis | undefined {
  return holders.find(({ holder }) => holder.name === name);
}

/** By name and key: a renewed or cross-signed CA in `ca.crt` verifies the same signatures. */
function leadsTo({ path }: HolderAnalysis, { certificates }: HolderAnalysis): boolean {
  return path.some((step) => certificates.some(({ certificate }) => isSameAuthority(certificate, getIssuer(step))));
}

function report(leaf: UnitCertificate, { path }: HolderAnalysis, anchor: UnitCertificate, { t }: RuleContext): Report {
  const top = path.map(getIssuer).at(-1) ?? leaf.certificate;
  return {
    range: anchor.holder.keyRange ?? anchor.artifact.anchor,
    message: t(
      'tls.crt does not chain to ca.crt: the issuer of {0} is {1}, and no certificate in ca.crt made that signature ({2}). Peers that verify with this ca.crt refuse the handshake; put the CA that issued tls.crt there, or issue tls.crt again.',
      nameOf(top),
      shortName(top.issuer),
      nameOf(anchor.certificate),
    ),
    related: [relateArtifact(leaf.artifact, t('The certificate in tls.crt'))],
  };
}
