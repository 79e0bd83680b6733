import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { attributeOids, listAttributes } from './subject-rule.ts';
import { reportOne, webRule } from './web-rule.ts';

/** All but street, domain component and organizational unit, which may be there more than once. */
const single: ReadonlySet<string> = new Set(
  (
    [
      'CN',
      'SN',
      'serialNumber',
      'C',
      'L',
      'ST',
      'O',
      'businessCategory',
      'GN',
      'organizationIdentifier',
      'jurisdictionL',
      'jurisdictionST',
      'jurisdictionC',
    ] as const
  ).map((type) => attributeOids[type]),
);

/** Attribute that is twice in the subject. */
export const attributeTwice = webRule({
  id: 'webpki/attribute-twice',
  title: 'Attribute that is twice in the subject',
  force: 'MUST',
  section: '7.1.4.1',
  since: effective.profiles,
  zlint: ['e_duplicate_subject_attribs'],
  check(subject, { t }) {
    const seen = new Set<string>();
    const repeated = listAttributes(subject).find(({ oid }) => single.has(oid) && (seen.has(oid) || !seen.add(oid)));
    if (repeated === undefined) return silent;
    const message = t(
      'The subject of {0} has {1} more than once. A public CA has to revoke the certificate; have it issued again with one.',
      nameOf(subject.certificate),
      repeated.type,
    );
    return reportOne(message, repeated.range);
  },
});
