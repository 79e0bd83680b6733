import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webRule } from './web-rule.ts';

/** The qualifier that is a URL (RFC 5280 §4.2.1.4). */
const CPS = '1.3.6.1.5.5.7.2.1';

/** Practice statement under something that is no URL. */
export const practiceStatementUrl = webRule({
  id: 'webpki/practice-statement-url',
  title: 'Practice statement under something that is no URL',
  force: 'MUST',
  section: '7.1.2.7.9',
  since: effective.profiles,
  zlint: ['e_invalid_cps_uri'],
  extension: extensionOids.certificatePolicies,
  check(subject, { t }) {
    const policies = subject.value(extensionOids.certificatePolicies, 'certificatePolicies')?.policies;
    const wrong = policies?.find(({ qualifiers }) =>
      qualifiers.some(({ oid, value }) => oid === CPS && !isWebUrl(value)),
    );
    if (wrong === undefined) return silent;
    const message = t(
      'The policy {0} of {1} points to its practice statement (CPS) by something that is no HTTP or HTTPS URL. A public CA has to revoke it; have it issued again with a URL.',
      wrong.name ?? wrong.oid,
      nameOf(subject.certificate),
    );
    return reportOne(message, wrong.range);
  },
});

function isWebUrl(text: string): boolean {
  return /^https?:/i.test(text);
}
