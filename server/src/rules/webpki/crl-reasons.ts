import type { CertificateList, Extension } from '../../x509/types.ts';
import { extensionOids } from '../extension-oids.ts';

/** The first reasonCode among the entries of a list that is like this; undefined where none is. */
export function findReason(list: CertificateList, isWanted: (reason: Extension) => boolean): Extension | undefined {
  for (let index = 0; index < list.revokedCount; index++) {
    const reason = list.revokedAt(index)?.extensions.find(({ oid }) => oid === extensionOids.crlReason);
    if (reason !== undefined && isWanted(reason)) return reason;
  }
  return undefined;
}
