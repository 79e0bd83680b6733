import type { Unit } from '../../documents/types.ts';
import type { UnitAnalysis } from '../../path/types.ts';
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
    if (leaf === undefined || getUse(holder, unit) !== use) return [];
    const { certificate, artifact } = leaf;
    const named = getExtension(certificate, 'extendedKeyUsage')?.purposes.map(({ name }) => name) ?? [];
    const extension = certificate.extensions.find(({ oid }) => oid === extensionOids.extendedKeyUsage);
    const isCa = getExtension(certificate, 'basicConstraints')?.ca === true;
    if (extension === undefined || named.length === 0 || isCa) return [];
    if (named.includes(purposes[use]) || named.includes('anyExtendedKeyUsage')) return [];
    const message = describe(certificate, holder.name, named.join(', '));
    return [{ message, range: placeField(extension.range, artifact, holder) }];
  });
}
