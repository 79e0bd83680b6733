import { describe, expect, it } from 'vitest';
import { caKeyUsage } from '../../../server/src/rules/spiffe/ca-key-usage.ts';
import { caWithPath } from '../../../server/src/rules/spiffe/ca-with-path.ts';
import { spiffeRules } from '../../../server/src/rules/spiffe/family.ts';
import { invalidId } from '../../../server/src/rules/spiffe/invalid-id.ts';
import { leafKeyUsage } from '../../../server/src/rules/spiffe/leaf-key-usage.ts';
import { leafMaySign } from '../../../server/src/rules/spiffe/leaf-may-sign.ts';
import { leafWithoutPath } from '../../../server/src/rules/spiffe/leaf-without-path.ts';
import { severalUris } from '../../../server/src/rules/spiffe/several-uris.ts';
import {
  type CertificateSpec,
  der,
  extension,
  type KeyUsageName,
  keyUsage,
  makeCa,
  makeIntermediate,
  makeLeaf,
  pem,
} from '../../builders/index.ts';
import { check } from '../check.ts';
import { type FieldFixture, testFieldRules } from '../field-fixtures.ts';

const ID = 'spiffe://example.org/payments/api';
const root = makeCa({ uri: ['spiffe://example.org'] });
const svid =
  (spec: CertificateSpec = {}) =>
  () =>
    makeLeaf(root, { name: [], uri: [ID], roles: ['server', 'client'], ...spec }).der;
const ca = (spec: CertificateSpec) => () => makeIntermediate(root, { uri: ['spiffe://example.org'], ...spec }).der;
const uri = (value: string) => der.contextPrimitive(6, der.fromText(value));
const usage = (...usages: readonly KeyUsageName[]) => extension(keyUsage(...usages));

/** A workload but for CA:TRUE. */
const workload: CertificateSpec = { uri: [ID], roles: ['server', 'client'], keyUsages: ['digitalSignature'] };

/** Each must be refused as an ID, for the reason given. */
const invalidIds: readonly (readonly [string, RegExp])[] = [
  ['SPIFFE://example.org/payments', /spiffe in lower case/],
  ['spiffe:///payments', /no trust domain/],
  ['spiffe:payments', /no trust domain/],
  ['spiffe://Example.org/payments', /lower-case letters/],
  ['spiffe://exämple.org/payments', /lower-case letters/],
  [`spiffe://${'a'.repeat(256)}/payments`, /more than 255 characters/],
  ['spiffe://example.org:8443/payments', /a user or a port/],
  ['spiffe://team@example.org/payments', /a user or a port/],
  ['spiffe://example.org/payments?env=test', /a query or a fragment/],
  ['spiffe://example.org/payments#api', /a query or a fragment/],
  ['spiffe://example.org/pay%20ments', /percent-encoded/],
  ['spiffe://example.org/pay ments', /a path has only/],
  ['spiffe://example.org//payments', /an empty segment/],
  ['spiffe://example.org/payments/../admin', /the segment "\." or "\.\."/],
  ['spiffe://example.org/payments/', /ends with a slash/],
  [`spiffe://example.org/${'a'.repeat(2048)}`, /longer than 2048 bytes/],
];

const fixtures: readonly FieldFixture[] = [
  ...invalidIds.map(
    ([id, message]): FieldFixture => ({
      rule: invalidId,
      what: id.slice(0, 40),
      bad: svid({ uri: [id] }),
      at: uri(id),
      severity: 'warning',
      message,
      good: svid(),
    }),
  ),
  {
    rule: severalUris,
    bad: svid({ uri: [ID, 'https://payments.example.org/'] }),
    at: uri('https://payments.example.org/'),
    severity: 'warning',
    // Two URIs, and no SPIFFE ID among them: nobody verifies them as SVIDs.
    good: svid({ uri: ['https://a.example.org/', 'https://b.example.org/'] }),
  },
  {
    rule: leafWithoutPath,
    bad: svid({ uri: ['spiffe://example.org'] }),
    at: uri('spiffe://example.org'),
    message: /"spiffe:\/\/example\.org\/payments\/api"/,
    good: ca({}),
  },
  {
    rule: leafMaySign,
    bad: svid({ keyUsages: ['digitalSignature', 'keyCertSign'] }),
    at: usage('digitalSignature', 'keyCertSign'),
    severity: 'warning',
    good: svid({ keyUsages: ['digitalSignature', 'keyAgreement'] }),
  },
  {
    rule: leafKeyUsage,
    what: 'none',
    bad: svid({ without: ['2.5.29.15'] }),
    at: uri(ID),
    severity: 'hint',
    good: svid(),
  },
  {
    rule: leafKeyUsage,
    what: 'not for signing',
    bad: svid({ keyUsages: ['keyEncipherment'] }),
    at: usage('keyEncipherment'),
    severity: 'warning',
  },
  {
    rule: leafKeyUsage,
    what: 'not critical',
    bad: svid({ extensions: [{ ...keyUsage('digitalSignature'), critical: false }] }),
    at: extension({ ...keyUsage('digitalSignature'), critical: false }),
    severity: 'hint',
  },
  {
    rule: caWithPath,
    bad: ca({ uri: ['spiffe://example.org/authority'] }),
    at: uri('spiffe://example.org/authority'),
    severity: 'information',
    good: ca({}),
  },
  {
    rule: caWithPath,
    what: 'and the purposes of a workload',
    bad: ca(workload),
    at: uri(ID),
    severity: 'warning',
    message: /needs CA:FALSE/,
  },
  {
    rule: caKeyUsage,
    what: 'none',
    bad: ca({ without: ['2.5.29.15'] }),
    at: uri('spiffe://example.org'),
    severity: 'information',
    good: ca({}),
  },
  {
    rule: caKeyUsage,
    what: 'without keyCertSign',
    bad: ca({ keyUsages: ['digitalSignature'] }),
    at: usage('digitalSignature'),
    severity: 'warning',
    // To let it sign certificates would be the wrong advice.
    good: ca(workload),
  },
];

testFieldRules(spiffeRules, fixtures);

describe('one cause is told once', () => {
  const summaryOf = async (bytes: Uint8Array) =>
    (await check(pem('CERTIFICATE', bytes), { file: 'svid.pem', workspace: { 'root.pem': root.pem } })).summary;

  it('of a workload whose key may sign certificates', async () => {
    const summary = await summaryOf(svid({ keyUsages: ['digitalSignature', 'keyCertSign'] })());
    expect(summary.filter((line) => /key-usage|may-sign/.test(line))).toEqual(['warning spiffe/leaf-may-sign']);
  });

  it('of a workload that is a CA', async () => {
    const summary = await summaryOf(ca(workload)());
    expect(summary.filter((line) => /spiffe\/|leaf-with-ca-true/.test(line))).toEqual(['warning spiffe/ca-with-path']);
  });
});
