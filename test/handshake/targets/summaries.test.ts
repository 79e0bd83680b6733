import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../server/src/handshake/diagnose/diagnose.ts';
import { type ExpiryHistory, recordExpiries } from '../../../server/src/handshake/targets/expiry-history.ts';
import { formatTargets } from '../../../server/src/handshake/targets/format-table.ts';
import { inParallel } from '../../../server/src/handshake/targets/in-parallel.ts';
import { summarizeTarget } from '../../../server/src/handshake/targets/summarize.ts';
import type { TargetSummary } from '../../../server/src/handshake/targets/types.ts';
import { english } from '../../../server/src/text/localize.ts';
import { DAY, makeLeaf, NOW } from '../../builders/index.ts';
import { failed, observe, pki, type Story, served, unanswered } from '../observed.ts';

const saved = { name: 'payments', address: 'api.payments.svc:8443' };

async function summarize(story: Story): Promise<TargetSummary> {
  const evidence = await observe(story);
  return summarizeTarget(saved, { evidence, diagnoses: diagnose(evidence, english), findings: [] }, english);
}

const codes = async (story: Story): Promise<readonly string[]> =>
  (await summarize(story)).issues.map(({ code }) => code);

describe('what came of a target', () => {
  it('is fine, and until when', async () => {
    expect(await summarize({})).toEqual({
      ...saved,
      result: 'fine',
      issues: [],
      version: 'TLSv1.3',
      certificate: 'api.payments.svc',
      notAfter: NOW + 335 * DAY,
    });
  });

  it('is a certificate that has expired, with what to do', async () => {
    const old = makeLeaf(pki.issuing, { key: pki.server.key, days: [-90, -1] });
    const { result, issues } = await summarize({ served: [old, pki.issuing] });
    expect(result).toBe('findings');
    expect(issues[0]).toMatchObject({
      code: 'server-certificate-expired',
      severity: 'error',
      href: expect.stringMatching(/docs\/connect\/server-certificate-expired\.md$/),
    });
  });

  it('is that nobody could be reached', async () => {
    const { result, version, notAfter } = await summarize(unanswered(failed('connect', 'ECONNREFUSED')));
    expect([result, version, notAfter]).toEqual(['unreachable', undefined, undefined]);
  });
});

describe('a certificate that was renewed in the workspace', () => {
  const newer = makeLeaf(pki.issuing, { key: pki.server.key, days: [-1, 364] });
  const older = makeLeaf(pki.issuing, { key: pki.server.key, days: [-60, 300] });

  it('and not deployed is a finding that says where the new one lies', async () => {
    const { issues, result } = await summarize({ known: [newer] });
    expect(result).toBe('findings');
    expect(issues).toEqual([
      expect.objectContaining({
        code: 'not-deployed',
        severity: 'warning',
        message: expect.stringContaining('certs/ca.pem'),
      }),
    ]);
  });

  it('is none where it is what is served, where the workspace has the older one, or one for other names', async () => {
    expect(await codes({ known: [newer, pki.server] })).toEqual([]);
    expect(await codes({ known: [older] })).toEqual([]);
    expect(await codes({ known: [makeLeaf(pki.issuing, { dns: ['other.svc'], days: [-1, 364] })] })).toEqual([]);
    expect(await codes({ served, known: [] })).toEqual([]);
  });
});

describe('a certificate that was renewed elsewhere', () => {
  const dns = ['api.payments.svc.cluster.local', 'API.payments.svc'];
  const before = makeLeaf(pki.issuing, { dns, key: pki.server.key, days: [-60, 300] });
  const withKey = (...known: NonNullable<Story['known']>) => codes({ known, keyPlace: 'certs/server.key' });

  it('is an information where the workspace would put the older one back, and nothing against the target', async () => {
    const { issues, result } = await summarize({ known: [before], keyPlace: 'certs/server.key' });
    expect(result).toBe('fine');
    expect(issues).toEqual([
      expect.objectContaining({
        code: 'older-in-workspace',
        severity: 'information',
        message: expect.stringMatching(
          /newer than the one in "?certs\/ca\.pem"?, which has its key in "?certs\/server\.key/,
        ),
      }),
    ]);
  });

  it('is nothing where the older one is a copy without a key, has expired, or is for other names', async () => {
    expect(await codes({ known: [before] })).toEqual([]);
    expect(await withKey(makeLeaf(pki.issuing, { dns, key: pki.server.key, days: [-90, -1] }))).toEqual([]);
    for (const others of [dns.slice(1), [...dns, 'orders.payments.svc']])
      expect(await withKey(makeLeaf(pki.issuing, { dns: others, days: [-60, 300] }))).toEqual([]);
  });

  it('is nothing where what is served lies there too, or a newer one, which is what is said', async () => {
    expect(await withKey(before, pki.server)).toEqual([]);
    expect(await withKey(before, makeLeaf(pki.issuing, { days: [-1, 364] }))).toEqual(['not-deployed']);
  });
});

describe('the table', () => {
  const fine: TargetSummary = { ...saved, result: 'fine', issues: [], version: 'TLSv1.3', certificate: 'api' };
  const down: TargetSummary = {
    name: '数据库',
    address: 'db:5432',
    result: 'unreachable',
    issues: [{ code: 'connection-refused', severity: 'error', message: 'Nobody listens.', href: undefined }],
  };

  it('has no word of what is only an information', () => {
    const told = { code: 'older-in-workspace', severity: 'information', message: 'Older.', href: undefined } as const;
    const text = formatTargets([{ ...fine, notAfter: NOW + DAY, issues: [told] }], { now: NOW, t: english });
    expect(text).not.toContain('What is wrong');
  });

  it('has those that end first on top, and what is wrong below', () => {
    const text = formatTargets(
      [
        { ...fine, name: 'later', notAfter: NOW + 300 * DAY },
        { ...fine, name: 'sooner', notAfter: NOW + 3 * DAY },
        down,
      ],
      { now: NOW, t: english },
    );
    expect(text).toBe(`Targets: 3 (2026-01-15 12:00 UTC)
═════════════════════════════════

   Target                          Result         Expires                   Version  Certificate
✗  数据库 (db:5432)                not reachable  -                         -        -
✓  sooner (api.payments.svc:8443)  fine           2026-01-18 (in 3 days)    TLSv1.3  api
✓  later (api.payments.svc:8443)   fine           2026-11-11 (in 300 days)  TLSv1.3  api

What is wrong
─────────────
数据库
  ✗ Nobody listens.
`);
  });

  it('shows control characters of a server as what they are', () => {
    const text = formatTargets([{ ...fine, certificate: 'a\u001b[31mb\u202e' }], { now: NOW, t: english });
    expect(text).not.toMatch(/[\u001b\u202e]/);
  });

  it('says when a certificate was changed', () => {
    const history = {
      [saved.address]: [
        { notAfter: NOW + DAY, seen: NOW - 60 * DAY },
        { notAfter: NOW + 90 * DAY, seen: NOW },
      ],
    };
    const text = formatTargets([fine], { now: NOW, history, t: english });
    expect(text).toContain('Certificates seen before');
    expect(text).toContain('  until 2026-01-16 12:00 UTC, first seen 2025-11-16 12:00 UTC');
  });
});

describe('the history of a target', () => {
  const at = (notAfter: number, address = saved.address): readonly TargetSummary[] => [
    { name: 'x', address, result: 'fine', issues: [], notAfter },
  ];
  const after = (...ends: readonly number[]): ExpiryHistory =>
    ends.reduce<ExpiryHistory>((history, end, index) => recordExpiries(history, at(end), NOW + index), {});

  it('grows only when its certificate ends at another time', () => {
    expect(after(5, 5, 9, 9, 5)[saved.address]).toEqual([
      { notAfter: 5, seen: NOW },
      { notAfter: 9, seen: NOW + 2 },
      { notAfter: 5, seen: NOW + 4 },
    ]);
  });

  it('forgets the oldest, and nothing of a target that shows no certificate', () => {
    expect(after(...Array.from({ length: 40 }, (_, index) => index))[saved.address]).toHaveLength(12);
    const history = after(5);
    expect(recordExpiries(history, [{ name: 'x', address: saved.address, result: 'failed', issues: [] }], NOW)).toEqual(
      history,
    );
    const strange = recordExpiries({}, at(5, '__proto__'), NOW);
    expect(Object.keys(strange)).toEqual(['__proto__']);
  });
});

describe('tests at the same time', () => {
  it('are so many, and are answered in the order of the targets', async () => {
    let [running, most] = [0, 0];
    const answers = await inParallel([5, 4, 3, 2, 1], 2, async (turns) => {
      most = Math.max(most, ++running);
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      running--;
      return turns * 10;
    });
    expect(answers).toEqual([50, 40, 30, 20, 10]);
    expect(most).toBe(2);
    expect(await inParallel([], 2, async () => 1)).toEqual([]);
  });
});
