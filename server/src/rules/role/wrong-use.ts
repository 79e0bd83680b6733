import type { Unit } from '../../documents/types.ts';
import type { UnitAnalysis } from '../../path/types.ts';
import type { ByteRange } from '../../text/range.ts';
import { getExtension } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import { placeField } from '../block-fields.ts';
import { extensionOids } from '../extension-oids.ts';
import type { Report } from '../types.ts';
import { getUse, type Use } from './used-as.ts';

const purposes: Readonly<Record<Use, string>> = { server: 'serverAuth', client: 'clientAuth' };

/** Reports the leaves that stand where a server's or client's certificate belongs, and that say themselves that they are for something else. */
export function reportWrongUse(
  unit: Unit,
  { holders }: UnitAnalysis,
  use: Use,
  describe: (certificate: Certificate, place: string, purposes: string) => string,
): readonly Report[] {
  return holders.flatMap(({ holder, leaf }) => {
    const named = getUse(holder, unit);
    const extension =
      named?.use === use && leaf !== undefined ? findMisfit(leaf.certificate, purposes[use]) : undefined;
    if (leaf === undefined || named === undefined || extension === undefined) return [];
    const message = describe(leaf.certificate, named.name, extension.purposes.join(', '));
    const range = placeField(extension.range, leaf.artifact, holder);
    return [named.namedBy === 'object' ? { message, range, severity: 'information' } : { message, range }];
  });
}

/** The extended key usage of a leaf that names purposes, and this one not; undefined where all is well. */
function findMisfit(
  certificate: Certificate,
  wanted: string,
): { readonly purposes: readonly string[]; readonly range: ByteRange } | undefined {
  const extension = certificate.extensions.find(({ oid }) => oid === extensionOids.extendedKeyUsage);
  const isCa = getExtension(certificate, 'basicConstraints')?.ca === true;
  if (isCa || extension?.value.kind !== 'extendedKeyUsage') return undefined;
  const listed = extension.value.purposes.map(({ name }) => name);
  if (listed.length === 0 || listed.includes(wanted) || listed.includes('anyExtendedKeyUsage')) return undefined;
  return { purposes: listed, range: extension.range };
}
