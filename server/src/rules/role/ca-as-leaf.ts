import { getExtension } from '../../x509/identity.ts';
import { rfc5280 } from '../citations.ts';
import { listKeyPairs } from '../key/key-pairs.ts';
import type { UnitRule } from '../types.ts';
import { nameOf } from '../wording.ts';
import { getUse } from './used-as.ts';

/** A CA's certificate and key where a server's or client's belong. */
export const caAsLeaf: UnitRule = {
  id: 'role/ca-as-leaf',
  title: "CA certificate kept as a server's or client's",
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.2.1.9'),
  fixable: false,
  scope: 'unit',
  *check(unit, analysis, { t }) {
    for (const { certificates } of listKeyPairs(unit, analysis)) {
      for (const { certificate, artifact, holder } of certificates) {
        const isCa = getExtension(certificate, 'basicConstraints')?.ca === true;
        if (!isCa || getUse(holder, unit) === undefined) continue;
        yield {
          range: artifact.anchor,
          message: t(
            '{0} is a CA, and {1} and the key beside it say that a server or client shows it. rustls and Firefox refuse a CA in a handshake, and its key, on a machine that talks to the network, can issue certificates for any name; issue a leaf of its own.',
            nameOf(certificate),
            holder.name,
          ),
        };
      }
    }
  },
};
