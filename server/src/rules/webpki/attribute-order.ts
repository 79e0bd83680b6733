import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { attributeOids, listAttributes } from './subject-rule.ts';
import { reportOne, webRule } from './web-rule.ts';

const order = ['DC', 'C', 'ST', 'L', 'postalCode', 'STREET', 'O', 'SN', 'GN', 'OU', 'CN'] as const;
const ranks: ReadonlyMap<string, number> = new Map(order.map((type, index) => [attributeOids[type], index]));

/** Attributes of the subject in another order than demanded. */
export const attributeOrder = webRule({
  id: 'webpki/attribute-order',
  title: 'Attributes of the subject in another order than demanded',
  force: 'MUST',
  section: '7.1.4.2',
  since: effective.profiles,
  zlint: ['e_invalid_subject_rdn_order'],
  about: ['leaf'],
  check(subject, { t }) {
    let last = 0;
    const early = listAttributes(subject).find(({ oid }) => {
      const rank = ranks.get(oid);
      if (rank === undefined) return false;
      const isEarly = rank < last;
      last = rank;
      return isEarly;
    });
    if (early === undefined) return silent;
    const message = t(
      '{0} stands too late in the subject of {1}: the Baseline Requirements demand the order {2}. A public CA has to revoke the certificate; have it issued again.',
      early.type,
      nameOf(subject.certificate),
      order.join(', '),
    );
    return reportOne(message, early.range);
  },
});
