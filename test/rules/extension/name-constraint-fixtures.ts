import { nameConstraintDnsLeadingPeriod } from '../../../server/src/rules/extension/name-constraint-dns-leading-period.ts';
import { nameConstraintOnEdiPartyName } from '../../../server/src/rules/extension/name-constraint-on-edi-party-name.ts';
import { nameConstraintOnRegisteredId } from '../../../server/src/rules/extension/name-constraint-on-registered-id.ts';
import { nameConstraintOnX400Address } from '../../../server/src/rules/extension/name-constraint-on-x400-address.ts';
import { nameConstraintUriHost } from '../../../server/src/rules/extension/name-constraint-uri-host.ts';
import { nameConstraintsEmpty } from '../../../server/src/rules/extension/name-constraints-empty.ts';
import { nameConstraintsMaximum } from '../../../server/src/rules/extension/name-constraints-maximum.ts';
import { nameConstraintsMinimum } from '../../../server/src/rules/extension/name-constraints-minimum.ts';
import { nameConstraintsNotCritical } from '../../../server/src/rules/extension/name-constraints-not-critical.ts';
import { nameConstraintsOutsideCa } from '../../../server/src/rules/extension/name-constraints-outside-ca.ts';
import { der, type ExtensionSpec, makeIntermediate, makeLeaf, nameConstraints } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';
import { raw, root, whole } from './places.ts';

const dns = (text: string): Uint8Array => der.contextPrimitive(2, der.fromText(text));
const uri = (text: string): Uint8Array => der.contextPrimitive(6, der.fromText(text));
const registeredId = der.contextPrimitive(8, Uint8Array.of(0x2a, 3, 4));
const x400Address = der.context(3, der.sequence());
const ediPartyName = der.context(5, der.context(1, der.string('utf8', 'Orders')));
const bound = (number: 0 | 1, value: number): Uint8Array => der.contextPrimitive(number, Uint8Array.of(value));

const subtree = (base: Uint8Array, ...bounds: readonly Uint8Array[]): Uint8Array => der.sequence(base, ...bounds);
const permit = (subtrees: readonly Uint8Array[], critical = true): ExtensionSpec =>
  raw('2.5.29.30', der.sequence(der.context(0, ...subtrees)), critical);
const exclude = (subtrees: readonly Uint8Array[]): ExtensionSpec =>
  raw('2.5.29.30', der.sequence(der.context(1, ...subtrees)), true);
const caWith = (spec: ExtensionSpec): Uint8Array => makeIntermediate(root, { extensions: [spec] }).der;

const sound = (): Uint8Array => caWith(nameConstraints({ dns: ['payments.svc'], uri: ['.cluster.local'] }));
const open = permit([subtree(dns('svc'))], false);
const empty = raw('2.5.29.30', der.sequence(), true);

/** Name constraints. */
export const nameConstraintFixtures: readonly FieldFixture[] = [
  {
    rule: nameConstraintsOutsideCa,
    bad: () => makeLeaf(root, { extensions: [nameConstraints({ dns: ['svc'] })] }).der,
    at: whole(nameConstraints({ dns: ['svc'] })),
    good: sound,
  },
  { rule: nameConstraintsNotCritical, bad: () => caWith(open), at: whole(open), good: sound },
  { rule: nameConstraintsEmpty, bad: () => caWith(empty), at: empty.value, severity: 'warning', good: sound },
  {
    rule: nameConstraintsMinimum,
    bad: () => caWith(permit([subtree(dns('svc'), bound(0, 5))])),
    at: bound(0, 5),
    severity: 'error',
    good: () => caWith(permit([subtree(dns('svc'), bound(0, 0))])),
  },
  {
    rule: nameConstraintsMaximum,
    bad: () => caWith(exclude([subtree(dns('svc')), subtree(dns('cluster.local'), bound(1, 9))])),
    at: bound(1, 9),
    good: sound,
  },
  {
    rule: nameConstraintUriHost,
    what: 'one label',
    bad: () => caWith(permit([subtree(uri('example'))])),
    at: uri('example'),
    message: /"example"/,
    good: sound,
  },
  {
    rule: nameConstraintUriHost,
    what: 'a whole URL',
    bad: () => caWith(exclude([subtree(uri('https://example.org/'))])),
    at: uri('https://example.org/'),
  },
  {
    rule: nameConstraintUriHost,
    what: 'an address',
    bad: () => caWith(permit([subtree(uri('10.0.0.1'))])),
    at: uri('10.0.0.1'),
  },
  {
    rule: nameConstraintDnsLeadingPeriod,
    bad: () => caWith(permit([subtree(dns('.payments.svc'))])),
    at: dns('.payments.svc'),
    good: sound,
  },
  {
    rule: nameConstraintOnRegisteredId,
    what: 'critical',
    bad: () => caWith(permit([subtree(registeredId)])),
    at: subtree(registeredId),
    severity: 'warning',
    message: /on registeredID.*Go refuses/,
    good: sound,
  },
  {
    rule: nameConstraintOnRegisteredId,
    what: 'not critical',
    bad: () => caWith(permit([subtree(registeredId)], false)),
    at: subtree(registeredId),
    severity: 'information',
  },
  {
    rule: nameConstraintOnX400Address,
    bad: () => caWith(exclude([subtree(x400Address)])),
    at: subtree(x400Address),
    good: sound,
  },
  {
    rule: nameConstraintOnEdiPartyName,
    bad: () => caWith(exclude([subtree(ediPartyName)])),
    at: subtree(ediPartyName),
    good: sound,
  },
];
