import { isSameAuthority } from '../../path/certificate-links.ts';
import { getIssuer } from '../../path/issuer-candidates.ts';
import type { HolderAnalysis, UnitAnalysis, UnitCertificate } from '../../path/types.ts';
import { isSelfIssued } from '../../x509/identity.ts';
import { rfc5280 } from '../citations.ts';
import { relateArtifact } from '../places.ts';
import type { RuleContext, UnitRule } from '../types.ts';
import { nameOf, shortName } from '../wording.ts';

/** `tls.crt` of a Secret does not lead to any certificate of the `ca.crt` beside it. */
export const caMismatch: UnitRule = {
  id: 'kubernetes/ca-mismatch',
  title: 'tls.crt does not chain to ca.crt',
  severity: 'warning',
  force: 'advice',
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
    if (leadsTo(chain, authorities) || isReCreated(chain, authorities, analysis)) return;
    const isOpen = analysis.issuerOf(chain.leaf).kind === 'missing';
    yield {
      range: anchor.holder.keyRange ?? anchor.artifact.anchor,
      message: isOpen ? describeOpen(chain.leaf, anchor, context) : describe(chain.leaf, chain, anchor, context),
      related: [relateArtifact(chain.leaf.artifact, context.t('The certificate in tls.crt'))],
    };
  },
};

function findHolder({ holders }: UnitAnalysis, name: string): HolderAnalysis | undefined {
  return holders.find(({ holder }) => holder.name === name);
}

/** By name and key: a renewed or cross-signed CA in `ca.crt` verifies the same signatures. */
function leadsTo({ path }: HolderAnalysis, { certificates }: HolderAnalysis): boolean {
  return path.some((step) => certificates.some(({ certificate }) => isSameAuthority(certificate, getIssuer(step))));
}

/** `ca.crt` has the right name and another key: `chain/signature-mismatch` says so. */
function isReCreated({ path }: HolderAnalysis, { holder }: HolderAnalysis, analysis: UnitAnalysis): boolean {
  const top = path.at(-1);
  const result = top?.kind === 'unit' ? analysis.issuerOf(top.certificate) : undefined;
  if (result?.kind !== 'wrong-key') return false;
  return result.candidates.some((each) => each.kind === 'unit' && each.certificate.holder === holder);
}

/** The issuer is nowhere: as likely an intermediate that was forgotten as the wrong CA. */
function describeOpen({ certificate }: UnitCertificate, anchor: UnitCertificate, { t }: RuleContext): string {
  return t(
    'tls.crt does not chain to ca.crt: {1}, the issuer of {0}, is neither in tls.crt nor in ca.crt ({2}). Peers that verify with this ca.crt refuse the handshake; append {1} to tls.crt if it is an intermediate CA below {2}, or put the CA that issued tls.crt into ca.crt.',
    nameOf(certificate),
    shortName(certificate.issuer),
    nameOf(anchor.certificate),
  );
}

function describe(
  leaf: UnitCertificate,
  { path }: HolderAnalysis,
  anchor: UnitCertificate,
  { t }: RuleContext,
): string {
  const top = path.map(getIssuer).at(-1) ?? leaf.certificate;
  if (isSelfIssued(top)) {
    return t(
      'tls.crt chains to {0}, and ca.crt holds {1}: none of its certificates is in the path of {2}. Peers that verify with this ca.crt refuse the handshake; put {0} there, or issue tls.crt again below {1}.',
      nameOf(top),
      nameOf(anchor.certificate),
      nameOf(leaf.certificate),
    );
  }
  return t(
    'tls.crt does not chain to ca.crt: the issuer of {0} is {1}, and no certificate in ca.crt made that signature ({2}). Peers that verify with this ca.crt refuse the handshake; put the CA that issued tls.crt there, or issue tls.crt again.',
    nameOf(top),
    shortName(top.issuer),
    nameOf(anchor.certificate),
  );
}
