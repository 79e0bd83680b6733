import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import type { Rule } from '../../server/src/rules/types.ts';
import { makeCa, makeLeaf, makePki, makeTlsSecret } from '../builders/index.ts';
import { check } from './check.ts';

const expired = makeLeaf(makeCa(), { dns: ['old.svc'], days: [-90, -5] }).pem;

const broken: readonly Rule[] = (['artifact', 'unit'] as const).map((scope) => ({
  id: `chain/broken-${scope}`,
  title: 'Broken',
  severity: 'error',
  force: 'MUST',
  citation: { document: '', section: '', url: '' },
  fixable: false,
  scope,
  check: () => {
    throw new Error('index out of range');
  },
}));

describe('a rule that throws', () => {
  it('becomes one finding about that rule, and the others still report', async () => {
    const checked = await check(expired + expired, { rules: [...broken, ...rules] });
    expect(checked.findings.filter(({ code }) => code === 'internal/rule-failed')).toMatchObject([
      {
        severity: 'information',
        message: expect.stringMatching(/chain\/broken-\w+ failed here.*"index out of range"/),
      },
      { severity: 'information', message: expect.stringMatching(/chain\/broken-\w+ failed here/) },
    ]);
    expect(checked.summary).toContain('error validity/expired');
  });
});

describe('settings', () => {
  const workspace = { 'ca.pem': makeCa().pem };

  it.each([
    [{ 'validity/expired': 'hint' }, ['hint validity/expired']],
    [{ validity: 'warning' }, ['warning validity/expired']],
    [{ validity: 'warning', 'validity/expired': 'information' }, ['information validity/expired']],
    [{ validity: 'off' }, []],
    [{ validity: 'off', 'validity/expired': 'error' }, ['error validity/expired']],
    [{ 'validity/expired': 'off' }, []],
  ] as const)('%j', async (severities, summary) => {
    expect((await check(expired, { workspace, severities })).summary).toEqual(summary);
  });

  it('move the thresholds of expiry', async () => {
    const leaf = makeLeaf(makeCa(), { days: [-60, 30] }).pem;
    expect((await check(leaf, { workspace })).summary).toEqual([]);
    const later = { warningFraction: 0.5, warningMilliseconds: 45 * 86_400_000 };
    expect((await check(leaf, { workspace, expiry: later })).summary).toEqual(['warning validity/expiring-soon']);
  });
});

describe('findings', () => {
  it('come in document order, also from Secrets', async () => {
    const pki = makePki({ label: 'ordered' });
    const text = makeTlsSecret({ crt: expired + pki.root.pem, key: pki.server.keyPem, ca: expired });
    const { findings } = await check(text, { file: 'secret.yaml' });
    const starts = findings.map(({ range }) => range.start);
    expect(starts).toEqual(starts.toSorted((one, other) => one - other));
    expect(findings.length).toBeGreaterThan(2);
  });

  it('put a later certificate of a Secret on the base64 of its BEGIN line', async () => {
    const pki = makePki({ label: 'placed' });
    const old = makeCa({ name: 'Old CA', days: [-900, -3] });
    const text = makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem, ca: pki.root.pem + old.pem });
    const checked = await check(text, { file: 'secret.yaml' });
    expect(checked.summary).toEqual(['warning validity/expired']);
    // Four characters encode three bytes, so the place may begin within such a group: decode from each of its characters.
    const place = checked.textOf(checked.findings[0]);
    const decoded = [0, 1, 2, 3].map((skip) => Buffer.from(place.slice(skip), 'base64').toString('latin1'));
    expect(decoded.join(' ')).toMatch(/BEGIN CERTIFICATE/);
    expect(place.length).toBeLessThan(44);
  });

  it('put damage of PEM inside a Secret on the base64 that encodes it', async () => {
    const pki = makePki({ label: 'damaged' });
    const crt = pki.server.pem.trimEnd() + pki.issuing.pem;
    const checked = await check(makeTlsSecret({ crt, key: pki.server.keyPem, ca: pki.root.pem }), { file: 's.yaml' });
    expect(checked.summary).toEqual(['error pem/glued-blocks']);
    const place = checked.textOf(checked.findings[0]);
    const decoded = [0, 1, 2, 3].map((skip) => Buffer.from(place.slice(skip), 'base64').toString('latin1'));
    expect(decoded.join(' ')).toContain('END CERTIFICATE');
  });

  it('name the places that explain them', async () => {
    const pki = makePki({ label: 'related' });
    const text = pki.serverChain + pki.client.keyPem;
    const workspace = { 'server.key': pki.server.keyPem, 'client.pem': pki.clientChain, 'root.pem': pki.root.pem };
    const { find } = await check(text, { workspace });
    expect(find('key/mismatch')?.related).toMatchObject([
      { message: 'The certificate of "api.payments.svc"', place: { kind: 'here' } },
      {
        message: 'The private key belongs to "orders"',
        place: { kind: 'elsewhere', uri: 'file:///project/client.pem' },
      },
      { message: 'The private key of "api.payments.svc"', place: { uri: 'file:///project/server.key' } },
    ]);
  });

  it('quote names from certificates on one line, without control characters, cut at 80', async () => {
    const name = `evil\u202e\u0000\n[click](command:x) ${'x'.repeat(200)}`;
    const { findings } = await check(makeLeaf(makeCa(), { name, days: [-90, -5] }).pem, {
      workspace: { 'ca.pem': makeCa().pem },
    });
    const quoted = /^"(.*)" expired/u.exec(findings[0]?.message ?? '')?.[1] ?? '';
    expect(quoted).toHaveLength(80);
    expect(quoted).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('never show the base64 of a private key', async () => {
    const { server, client } = makePki({ label: 'secretive' });
    const body = client.keyPem.split('\n')[1] ?? '';
    const damaged = client.keyPem.replace(body, `${body.slice(0, 20)}*${body.slice(21)}`);
    for (const text of [
      server.pem + client.keyPem,
      damaged,
      client.keyPem.replace('END PRIVATE KEY', 'END CERTIFICATE'),
    ]) {
      const { findings } = await check(text, { severities: { 'key/unencrypted': 'warning' } });
      expect(findings.length).toBeGreaterThan(0);
      for (const { message } of findings) expect(message).not.toContain(body.slice(2, 12));
    }
  });
});

describe('the registry', () => {
  it('names every rule once', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });
});
