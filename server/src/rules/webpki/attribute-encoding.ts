import type { StringEncoding } from '../../x509/types.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { attributeOids, listAttributes } from './subject-rule.ts';
import { reportOne, webRule } from './web-rule.ts';

/** String types by attribute type (BR §7.1.4.2); UTF8String and PrintableString where nothing else is said. */
const exceptions: Readonly<Record<string, readonly StringEncoding[]>> = {
  DC: ['IA5String'],
  C: ['PrintableString'],
  jurisdictionC: ['PrintableString'],
  serialNumber: ['PrintableString'],
};
const usual: readonly StringEncoding[] = ['UTF8String', 'PrintableString'];
const allowed: ReadonlyMap<string, readonly StringEncoding[]> = new Map(
  Object.entries(attributeOids).map(([type, oid]) => [oid, exceptions[type] ?? usual]),
);

/** Attribute of the subject in a string type that is not allowed. */
export const attributeEncoding = webRule({
  id: 'webpki/attribute-encoding',
  title: 'Attribute of the subject in a string type that is not allowed',
  force: 'MUST',
  section: '7.1.4.2',
  since: effective.profiles,
  zlint: ['e_subject_rdns_correct_encoding'],
  check(subject, { t }) {
    const wrong = listAttributes(subject).find(({ oid, encoding }) => allowed.get(oid)?.includes(encoding) === false);
    if (wrong === undefined) return silent;
    const message = t(
      '{0} in the subject of {1} is a {2}, which the Baseline Requirements do not allow there. A public CA has to revoke the certificate; have it issued again with {3}.',
      wrong.type,
      nameOf(subject.certificate),
      wrong.encoding,
      allowed.get(wrong.oid)?.join(' / ') ?? '',
    );
    return reportOne(message, wrong.range);
  },
});
