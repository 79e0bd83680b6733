// DNS names that host names must not be, and the nearest that they may.
import { dnsEmptyLabel } from '../../../server/src/rules/san/dns-empty-label.ts';
import { dnsHyphen } from '../../../server/src/rules/san/dns-hyphen.ts';
import { dnsLabelTooLong } from '../../../server/src/rules/san/dns-label-too-long.ts';
import { dnsNotAHost } from '../../../server/src/rules/san/dns-not-a-host.ts';
import { dnsUnderscoreInDomain } from '../../../server/src/rules/san/dns-underscore-in-domain.ts';
import { dnsUnderscoreInHost } from '../../../server/src/rules/san/dns-underscore-in-host.ts';
import { idnMalformed } from '../../../server/src/rules/san/idn-malformed.ts';
import { idnNotNormalized } from '../../../server/src/rules/san/idn-not-normalized.ts';
import type { CertificateRule } from '../../../server/src/rules/types.ts';
import { der, makeCa, makeLeaf } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';

const root = makeCa();

function dnsName(rule: CertificateRule, bad: string, ...good: readonly string[]): FieldFixture {
  return {
    rule,
    what: bad.slice(0, 40),
    bad: () => makeLeaf(root, { dns: ['api.payments.svc', bad] }).der,
    at: der.contextPrimitive(2, der.fromText(bad)),
    ...(rule === dnsEmptyLabel || rule === dnsNotAHost ? { severity: 'warning' } : {}),
    good: () => makeLeaf(root, { dns: good }).der,
  };
}

export const dnsFixtures: readonly FieldFixture[] = [
  dnsName(dnsEmptyLabel, 'api..payments.svc', 'api.payments.svc', 'localhost'),
  dnsName(dnsEmptyLabel, 'orders.payments.svc.', '*.payments.svc'),
  dnsName(dnsEmptyLabel, '.payments.svc', 'payments.svc'),
  {
    ...dnsName(dnsEmptyLabel, 'payments.svc.'),
    what: 'beside the name without the dot',
    bad: () => makeLeaf(root, { dns: ['payments.svc', 'payments.svc.'] }).der,
    severity: 'information',
    good: () => makeLeaf(root, { dns: ['payments.svc'] }).der,
  },
  dnsName(dnsNotAHost, 'api.payments.svc:8443', 'api.payments.svc', 'fd00::1'),
  dnsName(dnsNotAHost, 'https://api.payments.svc', '*.payments.svc', 'api_v2.payments.svc'),
  dnsName(dnsNotAHost, 'api payments', 'localhost'),
  dnsName(dnsNotAHost, 'ops@payments.svc', 'ops.payments.svc'),
  dnsName(dnsNotAHost, '10.0.0.0/8', '10.0.0.1'),
  {
    ...dnsName(dnsNotAHost, 'api.payments.svc/v1'),
    what: 'of what is no client alone',
    good: () => makeLeaf(root, { dns: ['api.payments.svc/v1'], roles: ['client'] }).der,
  },
  dnsName(dnsHyphen, '-api.payments.svc', 'a--b.payments.svc', '*.pay-ments.svc'),
  dnsName(dnsHyphen, 'api.payments-.svc', 'xn--bcher-kva.example'),
  dnsName(dnsLabelTooLong, `${'a'.repeat(64)}.svc`, `${'a'.repeat(63)}.${'b'.repeat(63)}.svc`),
  dnsName(dnsUnderscoreInDomain, 'api.my_shop.co.uk', 'my_api.shop.co.uk', 'a_b.example.com'),
  dnsName(dnsUnderscoreInDomain, 'my_shop.com', 'api_v2.payments.svc.cluster.local'),
  dnsName(dnsUnderscoreInHost, 'api_v2.payments.svc.cluster.local', 'api-v2.payments.svc', 'my_shop.com'),
  // A digit more than the last insertion needs.
  dnsName(idnMalformed, 'xn--12311613412431243.example', 'xn--bcher-kva.example', 'XN--MNCHEN-3YA.example'),
  // Says nothing but the ASCII label before the hyphen.
  dnsName(idnMalformed, 'xn--payments-.example', 'xn--fiqs8s.example'),
  // u and a combining diaeresis instead of one letter.
  dnsName(idnNotNormalized, 'xn--bucher-xyd.example', 'xn--bcher-kva.example', 'xn--fiqs8s.example'),
];
