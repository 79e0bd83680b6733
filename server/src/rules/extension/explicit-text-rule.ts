import type { Localize } from '../../text/localize.ts';
import { rfc6818 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { type ExplicitText, findExplicitText } from './user-notices.ts';

/** What distinguishes one rule about explicit texts of policies from the others. */
export interface ExplicitTextSpec extends Pick<CertificateRule, 'id' | 'title' | 'force' | 'zlint' | 'impliedBy'> {
  isWrong(text: ExplicitText): boolean;
  say(t: Localize, text: string): string;
}

/** A rule about the text of a policy notice, which people read and no TLS stack does. */
export function explicitTextRule({ isWrong, say, ...metadata }: ExplicitTextSpec): CertificateRule {
  return {
    ...metadata,
    severity: 'hint',
    citation: rfc6818('3'),
    fixable: false,
    since: publication.rfc6818,
    scope: 'certificate',
    extension: extensionOids.certificatePolicies,
    check(subject, { t }) {
      const wrong = findExplicitText(subject, isWrong);
      return wrong === undefined ? silent : [{ message: say(t, wrong.text), bytes: wrong.node.range }];
    },
  };
}
