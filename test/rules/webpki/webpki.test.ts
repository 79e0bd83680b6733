import { describe, expect, it } from 'vitest';
import { webpkiRules } from '../../../server/src/rules/webpki/family.ts';
import { internalName } from '../../../server/src/rules/webpki/internal-name.ts';
import { check } from '../check.ts';
import { askRule, testFieldRules } from '../field-fixtures.ts';
import { accessFixtures } from './access-fixtures.ts';
import { crlFixtures } from './crl-fixtures.ts';
import { extensionFixtures } from './extension-fixtures.ts';
import { keyFixtures } from './key-fixtures.ts';
import { lifetimeFixtures } from './lifetime-fixtures.ts';
import { nameFixtures } from './name-fixtures.ts';
import { ocspResponder, publicIntermediate, publicLeaf, publicRoot } from './public-certificates.ts';
import { purposeFixtures } from './purpose-fixtures.ts';
import { subjectFixtures } from './subject-fixtures.ts';

testFieldRules(webpkiRules, [
  ...extensionFixtures,
  ...subjectFixtures,
  ...nameFixtures,
  ...keyFixtures,
  ...accessFixtures,
  ...lifetimeFixtures,
  ...crlFixtures,
  ...purposeFixtures,
]);

describe('what a public CA issues', () => {
  const issued = {
    root: publicRoot(),
    'subordinate CA': publicIntermediate(),
    'server certificate': publicLeaf(),
    'OCSP responder': ocspResponder(),
  };
  it.each(Object.entries(issued))('is sound: %s', (_what, { der }) => {
    const said = webpkiRules.flatMap((rule) =>
      rule.scope === 'certificate' && askRule(rule, der).length > 0 ? [rule.id] : [],
    );
    expect(said).toEqual([]);
  });

  it('a name that stands in the common name, too, is told once', async () => {
    const { der: bytes } = publicLeaf({ name: 'CN=api.payments.svc', dns: ['api.payments.svc'] });
    expect(askRule(internalName, bytes)).toHaveLength(1);
    const { der: alone, pem } = publicLeaf({ name: 'CN=api.payments.svc', dns: ['api.example.com'] });
    expect(askRule(internalName, alone)).toHaveLength(1);
    const { findings } = await check(pem, { profile: 'webpki' });
    const names = findings.filter(({ code }) => /internal-name|common-name/.test(code)).map(({ code }) => code);
    expect(names).toEqual(['webpki/internal-name']);
  });

  it("is judged by no rule of this family in a PKI of one's own", () => {
    for (const rule of webpkiRules) expect(rule.profiles, rule.id).toEqual(['webpki']);
  });
});
