import type { Unit } from '../../documents/types.ts';
import { getIssuer } from '../../path/issuer-candidates.ts';
import type { HolderAnalysis, UnitAnalysis } from '../../path/types.ts';
import { getExtension } from '../../x509/identity.ts';
import type { Certificate, Extension } from '../../x509/types.ts';
import { placeField } from '../block-fields.ts';
import { extensionOids } from '../extension-oids.ts';
import { relateIssuer } from '../places.ts';
import type { Report } from '../types.ts';
import { nameOf } from '../wording.ts';
import { getUse, type Use } from './used-as.ts';

const purposes: Readonly<Record<Use, string>> = { server: 'serverAuth', client: 'clientAuth' };

/** A leaf that cannot be used as its place says, in words: its place, the certificate that forbids it (itself or a CA), and what that one allows. */
export type Misuse = readonly [place: string, forbidding: string, allowed: string];

/**
 * Reports the leaves that stand where a server's or client's certificate belongs, and that are for something else: by their own
 * extended key usage, or, where they have none, by that of a CA above them. (Of leaves that name the purpose, `chain/wrong-purpose`
 * says what the CAs above forbid.)
 */
export function reportWrongUse(
  unit: Unit,
  { holders }: UnitAnalysis,
  use: Use,
  describe: (misuse: Misuse) => string,
): readonly Report[] {
  return holders.flatMap((analysis) => {
    const named = getUse(analysis.holder, unit);
    const report = named?.use === use ? judge(analysis, use, named.name, describe) : undefined;
    if (report === undefined) return [];
    return [named?.namedBy === 'object' ? { ...report, severity: 'information' } : report];
  });
}

function judge(
  { holder, leaf, path }: HolderAnalysis,
  use: Use,
  place: string,
  describe: (misuse: Misuse) => string,
): Report | undefined {
  if (leaf === undefined || getExtension(leaf.certificate, 'basicConstraints')?.ca === true) return undefined;
  const own = findPurposes(leaf.certificate);
  if (own !== undefined) {
    if (allows(own.purposes, use)) return undefined;
    const message = describe([place, nameOf(leaf.certificate), own.purposes.join(', ')]);
    return { message, range: placeField(own.extension.range, leaf.artifact, holder) };
  }
  for (const source of path.slice(1)) {
    const above = findPurposes(getIssuer(source));
    if (above === undefined || allows(above.purposes, use)) continue;
    const message = describe([place, nameOf(getIssuer(source)), above.purposes.join(', ')]);
    return { message, range: leaf.artifact.anchor, related: [relateIssuer(source)] };
  }
  return undefined;
}

function allows(listed: readonly string[], use: Use): boolean {
  return listed.includes(purposes[use]) || listed.includes('anyExtendedKeyUsage');
}

/** Extended key usage; undefined where there is none, or one that allows anything. */
function findPurposes(
  certificate: Certificate,
): { readonly extension: Extension; readonly purposes: readonly string[] } | undefined {
  const extension = certificate.extensions.find(({ oid }) => oid === extensionOids.extendedKeyUsage);
  if (extension?.value.kind !== 'extendedKeyUsage' || extension.value.purposes.length === 0) return undefined;
  const listed = extension.value.purposes.map(({ name }) => name);
  return listed.includes('anyExtendedKeyUsage') ? undefined : { extension, purposes: listed };
}
