import { describe, expect, it } from 'vitest';
import type { CertificateRole } from '../../server/src/rules/certificate-subject.ts';
import { extensionOids } from '../../server/src/rules/extension-oids.ts';
import { rules } from '../../server/src/rules/registry.ts';
import type { CertificateRule, Rule } from '../../server/src/rules/types.ts';
import {
  certificatePolicies,
  DAY,
  makeCa,
  makeCrl,
  makeLeaf,
  makePkcs7,
  makePki,
  makeSelfSigned,
  makeTlsSecret,
  NOW,
  signedCertificateTimestamps,
} from '../builders/index.ts';
import { check } from './check.ts';

/** A rule that speaks of the serial number of every certificate that it is asked about. */
function talkative(more: Partial<CertificateRule> = {}): CertificateRule {
  return {
    id: 'certificate/talkative',
    title: 'Talks',
    severity: 'warning',
    force: 'MUST',
    citation: { document: '', section: '', url: '' },
    fixable: false,
    scope: 'certificate',
    check: ({ certificate }, { profile }) => [{ bytes: certificate.serialNumber.range, message: profile }],
    ...more,
  };
}

const pki = makePki({ label: 'field rules' });
const self = makeSelfSigned();

async function countOf(text: string, rule: CertificateRule, settings = {}): Promise<number> {
  return (await check(text, { rules: [rule], ...settings })).findings.length;
}

describe('a rule about single certificates', () => {
  it.each([
    ['ca', 2],
    ['root', 1],
    ['intermediate', 1],
    ['leaf', 3],
    ['subscriber', 2],
  ] satisfies [CertificateRole, number][])('about %s is asked about %i of five', async (role, count) => {
    const all = [pki.root, pki.issuing, pki.server, pki.client, self].map((one) => one.pem).join('');
    expect(await countOf(all, talkative())).toBe(5);
    expect(await countOf(all, talkative({ about: [role] }))).toBe(count);
  });

  it('is asked where its extension is, once even where that is there twice', async () => {
    const policies = certificatePolicies('1.2.3');
    const twice = makeLeaf(pki.issuing, { extensions: [policies, policies] }).pem;
    const rule = talkative({ extension: extensionOids.certificatePolicies });
    expect(await countOf(twice, rule)).toBe(1);
    expect(await countOf(pki.server.pem, rule)).toBe(0);
  });

  it('is asked from its date on and before its end, by when the certificate was issued', async () => {
    const issued = NOW - 30 * DAY;
    expect(await countOf(pki.server.pem, talkative({ since: issued }))).toBe(1);
    expect(await countOf(pki.server.pem, talkative({ since: issued + 1 }))).toBe(0);
    expect(await countOf(pki.server.pem, talkative({ until: issued }))).toBe(0);
    expect(await countOf(pki.server.pem, talkative({ until: issued + 1 }))).toBe(1);
  });

  it('speaks in its profiles; auto tells public certificates from others', async () => {
    const publicLeaf = makeLeaf(pki.issuing, { extensions: [signedCertificateTimestamps(NOW)] }).pem;
    const text = publicLeaf + pki.server.pem;
    const messages = async (profile: 'internal' | 'webpki' | 'auto', more: Partial<CertificateRule> = {}) =>
      (await check(text, { rules: [talkative(more)], profile })).findings.map(({ message }) => message);
    expect(await messages('internal')).toEqual(['internal', 'internal']);
    expect(await messages('webpki')).toEqual(['webpki', 'webpki']);
    expect(await messages('auto')).toEqual(['webpki', 'internal']);
    expect(await messages('auto', { profiles: ['webpki'] })).toEqual(['webpki']);
    expect(await messages('internal', { profiles: ['webpki'] })).toEqual([]);
  });

  it('is under webpki at least as loud as its document, unless a setting says otherwise', async () => {
    const quiet = { severity: 'hint' } as const;
    const summary = async (rule: CertificateRule, severities = {}) =>
      (await check(pki.server.pem, { rules: [rule], profile: 'webpki', severities })).summary;
    expect(await summary(talkative(quiet))).toEqual(['error certificate/talkative']);
    expect(await summary(talkative({ ...quiet, force: 'SHOULD' }))).toEqual(['warning certificate/talkative']);
    expect(await summary(talkative({ ...quiet, force: 'advice' }))).toEqual(['hint certificate/talkative']);
    expect(await summary(talkative({ severity: 'error', force: 'SHOULD' }))).toEqual(['error certificate/talkative']);
    expect(await summary(talkative(quiet), { certificate: 'information' })).toEqual([
      'information certificate/talkative',
    ]);
  });

  it('that throws is a finding about itself', async () => {
    const broken = talkative({
      check: () => {
        throw new Error('index out of range');
      },
    });
    const { summary } = await check(pki.server.pem, { rules: [broken, talkative({ id: 'certificate/other' })] });
    expect(summary).toEqual(['information internal/rule-failed', 'warning certificate/other']);
  });
});

describe('a field', () => {
  const decode = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'base64').toString('latin1');

  it('is marked at its characters in PEM, in a file and in a YAML block', async () => {
    const serial = Buffer.from(pki.server.serial.slice(2)).toString('latin1');
    for (const [file, text] of [
      ['server.pem', pki.server.pem],
      ['values.yaml', `tls: |\n  ${pki.server.pem.trimEnd().replaceAll('\n', '\n  ')}\n`],
    ] as const) {
      const checked = await check(text, { file, rules: [talkative()] });
      const place = checked.textOf(checked.findings[0]);
      expect(place.length).toBeLessThan(60);
      // The first character may encode bits of the byte before.
      const starts = [0, 1, 2, 3].map((skip) => decode('AAAA'.slice(0, skip) + place));
      expect(starts.some((bytes) => bytes.includes(serial.slice(2, 12)))).toBe(true);
    }
  });

  it('in base64 of a Secret is marked at the key', async () => {
    const text = makeTlsSecret({ crt: pki.server.pem, key: pki.server.keyPem, ca: pki.root.pem });
    const checked = await check(text, { file: 'secret.yaml', rules: [talkative()] });
    expect(checked.findings.map((finding) => checked.textOf(finding))).toEqual(['tls.crt', 'ca.crt']);
  });

  it('of a certificate in a PKCS#7 bundle is marked in the bundle', async () => {
    const bundle = makePkcs7([pki.server, pki.issuing]).pem;
    const checked = await check(bundle, { file: 'chain.p7b', rules: [talkative()] });
    expect(checked.findings).toHaveLength(2);
    const [first, second] = checked.findings;
    expect(first?.range.start).toBeLessThan(second?.range.start ?? 0);
  });

  it('is not judged where the text is damaged and what it encodes is too', async () => {
    const damaged = pki.server.pem.replace(/.{40}\n(?=-----END)/, '\n');
    const { summary } = await check(damaged, {
      rules: [talkative(), ...rules.filter(({ id }) => id.startsWith('pem/'))],
    });
    expect(summary.filter((line) => line.includes('talkative'))).toEqual([]);
  });
});

describe('one cause', () => {
  const implied = talkative({ impliedBy: ['validity/expired', 'chain/not-a-ca'] });
  const expired = makeLeaf(makeCa(), { dns: ['old.svc'], days: [-90, -5] });
  const asked: readonly Rule[] = [implied, ...rules.filter(({ id }) => id === 'validity/expired')];

  it('is one finding: a rule is silent where another one that implies it speaks of the same block', async () => {
    const { summary } = await check(expired.pem + pki.server.pem, { rules: asked });
    expect(summary).toEqual(['error validity/expired', 'warning certificate/talkative']);
  });

  const ofNames = (...names: string[]) => makeSelfSigned({ dns: names });
  const period = 'san/leading-period';
  const label = 'san/dns-empty-label';
  const spoken = (summary: readonly string[]) => summary.flatMap((line) => line.match(/san\/\S+/g) ?? []);

  it('is of one field: another name of the certificate with the other mistake is still told', async () => {
    const two = ofNames('q..svc', '.q.svc');
    expect(spoken((await check(two.pem)).summary)).toEqual([label, period]);
    expect(spoken((await check(ofNames('.q.svc').pem)).summary)).toEqual([period]);
    // In a Secret both stand on the key.
    const secret = makeTlsSecret({ crt: two.pem, key: two.keyPem, ca: pki.root.pem });
    expect(spoken((await check(secret, { file: 'secret.yaml' })).summary).toSorted()).toEqual([label, period]);
  });

  it('is of one certificate: another one in the same PKCS#7 bundle is still told', async () => {
    const one = makeLeaf(pki.issuing, { dns: ['.q.svc'] });
    const bundle = makePkcs7([one, makeLeaf(pki.issuing, { dns: ['q..svc'] })]).pem;
    expect(spoken((await check(bundle, { file: 'both.p7b' })).summary)).toEqual([period, label]);
  });

  it('that a comment silences is no longer said: what it implied is', async () => {
    const ignore = (...names: string[]) => `# certscope-ignore ${names.join(', ')}: the device asks for it\n`;
    const summaryOf = async (...names: string[]) =>
      (await check(ignore(...names) + ofNames('.q.svc').pem)).summary.filter((line) => /san\/|suppression/.test(line));
    expect(spoken(await summaryOf(period))).toEqual([label]);
    expect(await summaryOf(period, label)).toEqual([]);
    expect(await summaryOf('san')).toEqual([]);
    // Nobody would have heard of it: the first rule says the cause.
    expect(spoken(await summaryOf(label))).toEqual([period]);
  });

  it('silenced where a rule speaks of the whole block lets others speak of the fields', async () => {
    const text = `# certscope-ignore validity/expired: archived\n${expired.pem}`;
    const { summary } = await check(text, {
      rules: [...asked, ...rules.filter(({ id }) => id === 'suppression/unused')],
    });
    expect(summary).toEqual(['warning certificate/talkative']);
  });

  it('is of the whole certificate where a rule says so, whatever field shows it', async () => {
    const elsewhere = talkative({
      id: 'certificate/elsewhere',
      check: ({ certificate }) => [{ bytes: certificate.subject.range, message: 'subject' }],
    });
    const rule = talkative({ impliedBy: ['certificate/elsewhere'] });
    expect((await check(pki.server.pem, { rules: [rule, elsewhere] })).summary).toHaveLength(2);
    expect((await check(pki.server.pem, { rules: [rule, { ...elsewhere, aboutWhole: true }] })).summary).toEqual([
      'warning certificate/elsewhere',
    ]);
  });

  it('is said by the other rule where the first is off', async () => {
    const { summary } = await check(expired.pem, { rules: asked, severities: { validity: 'off' } });
    expect(summary).toEqual(['warning certificate/talkative']);
  });

  it('is one finding where the same certificate stands twice and the other rule speaks of one of them', async () => {
    const nameless = makeSelfSigned({ name: [], dns: ['a.svc'] });
    const text = makeTlsSecret({ crt: nameless.pem, key: nameless.keyPem, ca: nameless.pem });
    const rule = talkative({ impliedBy: ['chain/empty-issuer'] });
    const { summary } = await check(text, { file: 'secret.yaml', rules: [...rules, rule] });
    expect(summary.filter((line) => line.includes('empty-issuer'))).toHaveLength(1);
    expect(summary.filter((line) => line.includes('talkative'))).toEqual([]);
  });

  it('may be said by a rule about the chain, at any field of the block', async () => {
    const forger = makeLeaf(pki.issuing, { name: 'forger', dns: ['forger'], key: pki.client.key });
    const victim = makeLeaf({ ...forger, subject: forger.subject }, { dns: ['victim.svc'] });
    const text = victim.pem + forger.pem + pki.issuing.pem;
    const checked = await check(text, { rules: [implied, ...rules], workspace: { 'ca.pem': pki.root.pem } });
    expect(checked.summary).toContain('error chain/not-a-ca');
    const talks = checked.findings.filter(({ code }) => code === 'certificate/talkative');
    expect(talks).toHaveLength(2);
  });
});

describe('a revocation list', () => {
  it('is asked about by rules of its own', async () => {
    const rule: Rule = {
      ...talkative(),
      id: 'crl/talkative',
      scope: 'crl',
      check: ({ list }) => [{ bytes: list.thisUpdate.range, message: 'dated' }],
    };
    const checked = await check(makeCrl(pki.root).pem, { file: 'ca.crl', rules: [rule, talkative()] });
    expect(checked.summary).toEqual(['warning crl/talkative']);
  });
});
