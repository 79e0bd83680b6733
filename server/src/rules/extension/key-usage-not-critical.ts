import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { mustBeCritical } from './criticality-rule.ts';

/** Key usage not marked as critical. */
export const keyUsageNotCritical = mustBeCritical({
  id: 'extension/key-usage-not-critical',
  title: 'Key usage not marked as critical',
  severity: 'hint',
  force: 'SHOULD',
  citation: rfc5280('4.2.1.3'),
  since: publication.rfc2459,
  zlint: ['w_ext_key_usage_not_critical'],
  impliedBy: ['webpki/ca-key-usage-not-critical', 'webpki/root-key-usage-not-critical'],
  extension: extensionOids.keyUsage,
  say: (t) =>
    t(
      'keyUsage is not marked as critical, as RFC 5280 recommends. No handshake fails for it: OpenSSL, Go and Java act on the usages all the same.',
    ),
});
