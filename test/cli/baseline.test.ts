import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry.ts';
import { makeLeaf, makePki, makeTlsSecret } from '../builders/index.ts';
import { runOn } from './terminal.ts';

const pki = makePki({ label: 'baseline' });
const old = makeLeaf(pki.issuing, { dns: ['old.svc'], days: [-90, -5] }).pem;
const older = makeLeaf(pki.issuing, { dns: ['older.svc'], days: [-90, -9] }).pem;
const cas = { 'ca.pem': pki.root.pem, 'issuing.pem': pki.issuing.pem };
const files = ['old.pem', 'ca.pem', 'issuing.pem'];

/** The baseline of these files. */
async function baselineOf(content: Readonly<Record<string, string>>): Promise<string> {
  const { written, code } = await runOn(content, 'check', ...Object.keys(content), '--write-baseline', 'known.json');
  expect(code).toBe(0);
  return written['known.json'] ?? '';
}

describe('certscope check --baseline', () => {
  it('passes with what was known, and fails for what is new', async () => {
    const known = await baselineOf({ 'old.pem': old, ...cas });
    const same = await runOn(
      { 'old.pem': old, ...cas, 'known.json': known },
      'check',
      ...files,
      '--baseline',
      'known.json',
    );
    expect(same).toMatchObject({ code: 0, out: expect.stringContaining('nothing to report, 1 known from known.json') });
    const more = { 'old.pem': old + older, ...cas, 'known.json': known };
    const { code, out } = await runOn(more, 'check', ...files, '--baseline', 'known.json');
    expect(code).toBe(1);
    expect(out).toContain('"older.svc" expired');
    expect(out).not.toContain('"old.svc" expired');
  });

  it('knows a finding again when its lines have moved or its value is indented otherwise', async () => {
    const known = await baselineOf({ 'old.pem': old, ...cas });
    const moved = { 'old.pem': `# moved\nsubject=CN = old.svc\n\n${old}`, ...cas, 'known.json': known };
    expect((await runOn(moved, 'check', ...files, '--baseline', 'known.json')).code).toBe(0);
    const secret = (indent: string) =>
      makeTlsSecret({ crt: old, key: pki.server.keyPem, ca: pki.root.pem }).replace(/^ {2}(?=\S+: \S{50})/gm, indent);
    const knownSecret = await baselineOf({ 'a.yaml': secret('  ') });
    const { code } = await runOn(
      { 'a.yaml': secret('      '), 'known.json': knownSecret },
      'check',
      'a.yaml',
      '--baseline',
      'known.json',
    );
    expect(code).toBe(0);
  });

  it('fails when something that it knows is no longer there, unless its file was not asked about', async () => {
    const known = await baselineOf({ 'old.pem': old, ...cas });
    const renewed = { 'old.pem': pki.serverChain, ...cas, 'known.json': known };
    const { code, out } = await runOn(renewed, 'check', ...files, '--baseline', 'known.json');
    expect(code).toBe(1);
    expect(out).toContain('old.pem stale validity/expired\n  The baseline knows a finding about “old.svc”');
    const json = await runOn(renewed, 'check', ...files, '--baseline', 'known.json', '--format', 'json');
    expect(JSON.parse(json.out).baseline).toMatchObject({ known: 0, stale: [{ file: 'old.pem', about: 'old.svc' }] });
    expect((await runOn(renewed, 'check', 'ca.pem', '--baseline', 'known.json')).code).toBe(0);
    const gone = { ...cas, 'known.json': known };
    expect((await runOn(gone, 'check', 'ca.pem', '--baseline', 'known.json')).code).toBe(1);
  });

  it('fails when a comment silences a rule that finds nothing any more', async () => {
    const text = `# certscope-ignore validity/expired: known\n${pki.root.pem}`;
    const content = { 'ca.pem': text, 'known.json': await baselineOf({ 'ca.pem': pki.root.pem }) };
    expect((await runOn(content, 'check', 'ca.pem')).code).toBe(0);
    expect((await runOn(content, 'check', 'ca.pem', '--baseline', 'known.json')).code).toBe(1);
  });

  it('says which comment fails the run, even where less than warnings are not reported', async () => {
    const text = `# certscope-ignore validity/expired: known\n${pki.root.pem}`;
    const content = { 'ca.pem': text, 'known.json': await baselineOf({ 'ca.pem': pki.root.pem }) };
    const args = ['check', 'ca.pem', '--baseline', 'known.json', '--min-severity', 'warning'];
    const { code, out } = await runOn(content, ...args);
    expect(code).toBe(1);
    expect(out).toContain('suppression/unused');
  });

  it('never knows what is said of comments: it fails the run until the comment is gone', async () => {
    const text = `# certscope-ignore validity/expired: known\n${pki.root.pem}`;
    const known = await baselineOf({ 'ca.pem': text });
    expect(known).not.toContain('suppression/');
    // As an earlier version wrote it.
    const entry = { file: 'ca.pem', rule: 'suppression/unused', about: 'root', fingerprint: '00' };
    const older = JSON.stringify({ version: 1, findings: [entry] });
    const { code, out } = await runOn(
      { 'ca.pem': text, 'known.json': older },
      'check',
      '--baseline',
      'known.json',
      'ca.pem',
    );
    expect(code).toBe(1);
    expect(out).toContain('suppression/unused');
    expect(out).not.toContain('stale');
  });

  it('written anew knows what the old one knew and is still there, and what is new', async () => {
    const known = await baselineOf({ 'old.pem': old, ...cas });
    const more = { 'old.pem': old + older, ...cas, 'known.json': known };
    const anew = ['--baseline', 'known.json', '--write-baseline', 'known.json'];
    const { written, code } = await runOn(more, 'check', ...files, ...anew);
    expect(code).toBe(0);
    expect(JSON.parse(written['known.json'] ?? '').findings).toHaveLength(2);
    const again = { ...more, ...written };
    expect((await runOn(again, 'check', ...files, '--baseline', 'known.json')).code).toBe(0);
    const renewed = { ...again, 'old.pem': older };
    const { written: less } = await runOn(renewed, 'check', ...files, ...anew);
    expect(JSON.parse(less['known.json'] ?? '').findings).toMatchObject([{ about: 'older.svc' }]);
  });

  it('written anew still knows what was not asked about', async () => {
    const known = await baselineOf({ 'old.pem': old, ...cas });
    const content = { 'old.pem': old, 'older.pem': older, ...cas, 'known.json': known };
    const args = ['older.pem', 'issuing.pem', 'ca.pem', '--baseline', 'known.json'];
    const { written } = await runOn(content, 'check', ...args, '--write-baseline', 'lists/known.json');
    expect(JSON.parse(written['lists/known.json'] ?? '').findings).toMatchObject([
      { file: '../old.pem', about: 'old.svc' },
      { file: '../older.pem', about: 'older.svc' },
    ]);
  });

  it('names files from its own folder, so that it holds wherever the command runs', async () => {
    const content = { 'deploy/certs/old.pem': old, 'deploy/certs/ca.pem': pki.root.pem + pki.issuing.pem };
    const above = await runOn(content, 'check', ...Object.keys(content), '--write-baseline', 'deploy/known.json');
    const known = above.written['deploy/known.json'] ?? '';
    expect(JSON.parse(known).findings).toMatchObject([{ file: 'certs/old.pem' }]);
    const below = { 'certs/old.pem': old, 'certs/ca.pem': pki.root.pem + pki.issuing.pem, 'known.json': known };
    const same = await runOn(below, 'check', ...Object.keys(below).slice(0, 2), '--baseline', 'known.json');
    expect(same).toMatchObject({ code: 0, out: expect.stringContaining('1 known') });
    const renewed = { ...content, 'deploy/certs/old.pem': pki.serverChain, 'deploy/known.json': known };
    const { out } = await runOn(renewed, 'check', ...Object.keys(content), '--baseline', 'deploy/known.json');
    expect(out).toContain('deploy/certs/old.pem stale');
  });

  it('is the same text for the same findings', async () => {
    const one = await baselineOf({ 'a.pem': old + older, 'b.pem': older });
    const other = await baselineOf({ 'b.pem': older, 'a.pem': older + old });
    expect(other).toBe(one);
    const { findings } = JSON.parse(one);
    expect(findings.filter(({ rule }: { rule: string }) => rule === 'validity/expired')).toHaveLength(3);
  });

  it('says what is wrong with a file that is none', async () => {
    const content = { 'ca.pem': pki.root.pem, 'known.json': '{"version": 9, "findings": []}' };
    const { code, error } = await runOn(content, 'check', 'ca.pem', '--baseline', 'known.json');
    expect(code).toBe(2);
    expect(error).toContain('known.json is no baseline of this version');
    expect((await runOn(content, 'check', 'ca.pem', '--baseline', 'none.json')).error).toContain('no such file');
  });
});

describe('certscope check --rule', () => {
  it.each([
    ['sann', 'no rule or family “sann”, did you mean “san”?'],
    ['validity/expird', 'did you mean “validity/expired”?'],
    ['chain/*', 'did you mean “chain”?'],
    ['linting', 'no rule or family “linting”; “certscope rules” lists them all.'],
  ])('refuses %s, which would change nothing', async (name, said) => {
    const { code, error } = await runOn({ 'ca.pem': pki.root.pem }, 'check', 'ca.pem', '--rule', `${name}=off`);
    expect(code).toBe(2);
    expect(error).toContain(said);
  });

  it('takes a rule and a family', async () => {
    const args = ['--rule', 'validity/expired=off', '--rule', 'chain=hint'];
    expect((await runOn({ 'ca.pem': pki.root.pem }, 'check', 'ca.pem', ...args)).code).toBe(0);
  });
});

describe('certscope rules', () => {
  it('lists every rule, for people and programs', async () => {
    const { out, code } = await runOn({}, 'rules');
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(rules.length);
    expect(out).toContain('Certificate or revocation list has expired (RFC 5280 §4.1.2.5)');
    const listed = JSON.parse((await runOn({}, 'rules', '--format', 'json')).out);
    expect(listed.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id));
    expect(listed[0]).toMatchObject({
      id: 'validity/expired',
      family: 'validity',
      severity: 'error',
      force: 'MUST',
      profiles: ['internal', 'webpki'],
      documentation: expect.stringMatching(/docs\/rules\/validity\/expired\.md$/),
    });
  });
});
