import { describe, expect, it } from 'vitest';
import { makeCa, makeLeaf, makePki, makeTlsSecret } from '../../builders/index.ts';
import { check } from '../check.ts';

const root = makeCa();
const old = makeLeaf(root, { dns: ['old.svc'], days: [-90, -5] });
const other = makeLeaf(root, { dns: ['other.svc'], days: [-90, -5] });
const workspace = { 'ca.pem': root.pem };

describe('a comment above a block of a PEM file', () => {
  const ignore = '# certscope-ignore validity/expired: kept for the archive, never served\n';

  it('silences the rules that it names, for that block alone', async () => {
    const { summary, findings, document } = await check(`${ignore}${old.pem}${other.pem}`, { workspace });
    expect(summary).toEqual(['error validity/expired']);
    expect(findings[0]?.range.start).toBe(document.text.lastIndexOf('-----BEGIN'));
  });

  it.each([
    ['several rules', '# certscope-ignore chain/missing-issuer, validity/expired: both known'],
    ['a family', '# certscope-ignore chain,validity: both known'],
    ['indented, with text between', '  ## certscope-ignore validity: old\nsubject=CN = old\n'],
  ])('may name %s', async (_, comment) => {
    const { summary } = await check(`${comment}\n${old.pem}`);
    expect(summary.filter((line) => !line.includes('suppression/'))).not.toContain('error validity/expired');
  });

  it('silences nothing without a reason, and says so', async () => {
    const checked = await check(`# certscope-ignore validity/expired\n${old.pem}`, { workspace });
    expect(checked.summary).toEqual(['information suppression/without-reason', 'error validity/expired']);
    expect(checked.textOf(checked.findings[0])).toBe('# certscope-ignore validity/expired');
  });

  it('names a rule that does not exist: said at the name', async () => {
    const checked = await check(`# certscope-ignore validity/expird: typo\n${makePki().root.pem}`);
    expect(checked.summary).toEqual(['information suppression/unknown-rule']);
    expect(checked.textOf(checked.findings[0])).toBe('validity/expird');
  });

  it.each([
    ['chain/*', 'name the family: chain.'],
    ['chain/missing-isuer', 'Is chain/missing-issuer meant?'],
    ['all', '"certscope rules" lists them all.'],
  ])('names %s: what is probably meant is said', async (name, said) => {
    const { find } = await check(`# certscope-ignore ${name}: known\n${makePki().root.pem}`);
    expect(find('suppression/unknown-rule')?.message).toContain(said);
  });

  it.each([
    '# CertScope-ignore validity/expired: archived',
    '# certscope-ignore-next validity/expired: archived',
    '## CERTSCOPE-ignore-line',
  ])('that is nearly one is told how to write it: %s', async (comment) => {
    const checked = await check(`${comment}\n${old.pem}`, { workspace });
    expect(checked.summary).toEqual(['information suppression/not-understood', 'error validity/expired']);
    expect(checked.textOf(checked.findings[0])).toBe(comment);
  });

  it.each(['# eslint-ignore', '# see: certscope-ignore', '# certscope ignores this', 'git-ignore# certscope-ignore x'])(
    'that is something else is nothing: %s',
    async (comment) => {
      expect((await check(`${comment}\n${old.pem}`, { workspace })).summary).toEqual(['error validity/expired']);
    },
  );

  it('that names none is said too', async () => {
    expect((await check(`# certscope-ignore\n${makePki().root.pem}`)).summary).toEqual([
      'information suppression/without-reason',
      'information suppression/unknown-rule',
    ]);
  });

  it('that no longer matches anything is said at the name, unless its rule is off', async () => {
    const text = `# certscope-ignore validity/expired, chain: renewed since\n${makePki().root.pem}`;
    const checked = await check(text);
    expect(checked.summary).toEqual(['information suppression/unused', 'information suppression/unused']);
    expect(checked.findings.map((finding) => checked.textOf(finding))).toEqual(['validity/expired', 'chain']);
    expect((await check(text, { severities: { chain: 'off', validity: 'off' } })).summary).toEqual([]);
  });

  it('below the last block means nothing', async () => {
    const { summary } = await check(`${makePki().root.pem}${ignore}`);
    expect(summary).toEqual(['information suppression/unused']);
  });

  it('is not heard where settings silence it', async () => {
    const text = `# certscope-ignore validity/expired\n${makePki().root.pem}`;
    expect((await check(text, { severities: { suppression: 'off' } })).summary).toEqual([]);
  });
});

describe('a comment in YAML', () => {
  const pki = makePki({ label: 'suppression' });
  const secret = (crt: string) => makeTlsSecret({ crt, key: pki.server.keyPem, ca: pki.root.pem });
  const expired = makeLeaf(pki.issuing, { dns: ['a.svc'], days: [-90, -5], key: pki.server.key });
  const text = secret(expired.pem + pki.issuing.pem);
  const rule = 'validity/expired';

  it('above the key silences its value', async () => {
    const commented = text.replace(/^( *)tls\.crt:/m, `$1# certscope-ignore ${rule}: replaced tonight\n$&`);
    expect((await check(text, { file: 'a.yaml' })).summary).toEqual([`error ${rule}`]);
    expect((await check(commented, { file: 'a.yaml' })).summary).toEqual([]);
  });

  it('behind a value silences nothing, and is told where to stand', async () => {
    const comment = `# certscope-ignore ${rule}: replaced tonight`;
    const checked = await check(text.replace(/^ *tls\.crt: \S+/m, `$& ${comment}`), { file: 'a.yaml' });
    expect(checked.summary).toEqual([`error ${rule}`, 'information suppression/not-understood']);
    expect(checked.textOf(checked.find('suppression/not-understood'))).toBe(comment);
  });

  it('above another key silences nothing', async () => {
    const commented = text.replace(/^( *)ca\.crt:/m, `$1# certscope-ignore ${rule}: replaced tonight\n$&`);
    expect((await check(commented, { file: 'a.yaml' })).summary.toSorted()).toEqual([
      `error ${rule}`,
      'information suppression/unused',
    ]);
  });

  it('above the object, or the map of its values, silences all of it', async () => {
    const comment = `# certscope-ignore ${rule}: replaced tonight\n`;
    expect((await check(comment + text, { file: 'a.yaml' })).summary).toEqual([]);
    expect((await check(`---\n${comment}\n# note\n${text}`, { file: 'a.yaml' })).summary).toEqual([]);
    expect((await check(text.replace(/^data:/m, `${comment}data:`), { file: 'a.yaml' })).summary).toEqual([]);
    const two = `${comment}${text}---\n${secret(expired.pem + pki.issuing.pem)}`;
    expect((await check(two, { file: 'a.yaml' })).summary).toEqual([`error ${rule}`]);
  });

  it('reaches an item of a list, and a list at the depth of its key', async () => {
    const item = (name: string) =>
      `- name: ${name}\n  caBundle: |\n    ${old.pem.trimEnd().replaceAll('\n', '\n    ')}\n`;
    const comment = `# certscope-ignore validity: old\n`;
    const one = `hooks:\n${comment}${item('a')}${item('b')}`;
    expect((await check(one, { file: 'a.yaml', workspace })).summary).toEqual([`error ${rule}`]);
    const both = `${comment}hooks:\n${item('a')}${item('b')}`;
    expect((await check(both, { file: 'a.yaml', workspace })).summary).toEqual([]);
  });

  it('inside PEM text means the block below', async () => {
    const value = `tls: |\n  # certscope-ignore validity: old\n  ${old.pem.trimEnd().replaceAll('\n', '\n  ')}\n  ${other.pem.trimEnd().replaceAll('\n', '\n  ')}\n`;
    expect((await check(value, { file: 'a.yaml', workspace })).summary).toEqual([`error ${rule}`]);
  });
});
