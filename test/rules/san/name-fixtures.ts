// Names that neither a subjectAltName nor an issuerAltName may hold, tried in both.
import { blankDnsName } from '../../../server/src/rules/san/blank-dns-name.ts';
import { dnsNotAscii } from '../../../server/src/rules/san/dns-not-ascii.ts';
import { emptyName } from '../../../server/src/rules/san/empty-name.ts';
import { issuerBlankDnsName } from '../../../server/src/rules/san/issuer-blank-dns-name.ts';
import { issuerDnsNotAscii } from '../../../server/src/rules/san/issuer-dns-not-ascii.ts';
import { issuerEmptyName } from '../../../server/src/rules/san/issuer-empty-name.ts';
import { issuerMailFormat } from '../../../server/src/rules/san/issuer-mail-format.ts';
import { issuerMailNotAscii } from '../../../server/src/rules/san/issuer-mail-not-ascii.ts';
import { issuerUriCharacters } from '../../../server/src/rules/san/issuer-uri-characters.ts';
import { issuerUriHost } from '../../../server/src/rules/san/issuer-uri-host.ts';
import { issuerUriNotAscii } from '../../../server/src/rules/san/issuer-uri-not-ascii.ts';
import { issuerUriRelative } from '../../../server/src/rules/san/issuer-uri-relative.ts';
import { issuerUriWithoutContent } from '../../../server/src/rules/san/issuer-uri-without-content.ts';
import { mailFormat } from '../../../server/src/rules/san/mail-format.ts';
import { mailNotAscii } from '../../../server/src/rules/san/mail-not-ascii.ts';
import { uriCharacters } from '../../../server/src/rules/san/uri-characters.ts';
import { uriHost } from '../../../server/src/rules/san/uri-host.ts';
import { uriNotAscii } from '../../../server/src/rules/san/uri-not-ascii.ts';
import { uriRelative } from '../../../server/src/rules/san/uri-relative.ts';
import { uriWithoutContent } from '../../../server/src/rules/san/uri-without-content.ts';
import type { CertificateRule } from '../../../server/src/rules/types.ts';
import { type AltNames, der, generalNames, makeCa, makeLeaf } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';

const root = makeCa();

function both(
  subjectRule: CertificateRule,
  issuerRule: CertificateRule,
  bad: Uint8Array,
  good: AltNames,
): readonly FieldFixture[] {
  return [alternative(subjectRule, '2.5.29.17', bad, good), alternative(issuerRule, '2.5.29.18', bad, good)];
}

function alternative(rule: CertificateRule, oid: string, bad: Uint8Array, good: AltNames): FieldFixture {
  const leaf = (names: AltNames): Uint8Array =>
    makeLeaf(root, { name: 'api', extensions: [{ oid, value: generalNames(names) }] }).der;
  return { rule, bad: () => leaf({ dns: ['api.payments.svc'], others: [bad] }), at: bad, good: () => leaf(good) };
}

export const nameFixtures: readonly FieldFixture[] = [
  ...both(emptyName, issuerEmptyName, der.contextPrimitive(6), { uri: ['https://example.com/'] }),
  {
    ...alternative(emptyName, '2.5.29.17', der.contextPrimitive(7), { ip: ['10.0.0.1'] }),
    message: /type IP is empty/,
  },
  ...both(dnsNotAscii, issuerDnsNotAscii, der.contextPrimitive(2, der.fromText('b\u00fccher.example')), {
    dns: ['xn--bcher-kva.example'],
  }),
  ...both(uriNotAscii, issuerUriNotAscii, der.contextPrimitive(6, der.fromText('https://b\u00fccher.example/')), {
    uri: ['https://xn--bcher-kva.example/'],
  }),
  ...both(mailNotAscii, issuerMailNotAscii, der.contextPrimitive(1, der.fromText('j\u00fcrgen@example.com')), {
    email: ['juergen@example.com'],
  }),
  ...both(blankDnsName, issuerBlankDnsName, der.contextPrimitive(2, der.fromText(' ')), { dns: ['api.payments.svc'] }),
  ...both(mailFormat, issuerMailFormat, der.contextPrimitive(1, der.fromText('<ops@example.com>')), {
    email: ['ops@example.com', '"night shift"@example.com'],
  }),
  ...both(uriRelative, issuerUriRelative, der.contextPrimitive(6, der.fromText('//example.com/payments')), {
    uri: ['urn:uuid:4f1c', 'https://example.com'],
  }),
  ...both(uriWithoutContent, issuerUriWithoutContent, der.contextPrimitive(6, der.fromText('https://')), {
    uri: ['mailto:ops@example.com', 'file:///etc/hosts'],
  }),
  ...both(uriHost, issuerUriHost, der.contextPrimitive(6, der.fromText('https://ops@payments:8443/api')), {
    uri: [
      'https://*.example.com',
      'https://10.0.0.1/',
      'https://[fd00::1]:8443/',
      'spiffe://prod/api',
      'sip:alice@host',
    ],
  }),
  ...both(
    uriCharacters,
    issuerUriCharacters,
    der.contextPrimitive(6, der.fromText('https://example.com/night shift')),
    { uri: ['https://example.com/night%20shift?a=b&c=(d)#e'] },
  ),
];
