import { describe, expect, it } from 'vitest';
import { fixAll } from '../../server/src/features/code-actions/fix-all.ts';
import type { SourceText } from '../../server/src/text/source-text.ts';
import { keyPem, makeKey, makeLeaf, makePki, makeTlsSecret } from '../builders/index.ts';
import { openWorkbench } from './workbench.ts';

const pki = makePki();
const shared = { 'ca.pem': pki.root.pem };

describe('quick fixes in a PEM file', () => {
  it('puts a reversed chain in order, and what stands above a block travels with it', async () => {
    const text = `# issuing\n${pki.issuing.pem}# server\n${pki.server.pem}`;
    const { fix } = await openWorkbench('chain.pem', text, shared);
    expect(fix('chain/wrong-order')).toBe(`# server\n${pki.server.pem}# issuing\n${pki.issuing.pem}`);
  });

  it('removes the second copy of a certificate and nothing else', async () => {
    const { fix } = await openWorkbench('chain.pem', pki.server.pem + pki.issuing.pem + pki.server.pem, shared);
    expect(fix('chain/duplicate-certificate')).toBe(pki.serverChain);
  });

  it('removes a root that the peer has anyway', async () => {
    const { fix } = await openWorkbench('chain.pem', pki.serverChain + pki.root.pem);
    expect(fix('chain/redundant-root')).toBe(pki.serverChain);
  });

  it('offers to remove a stranger, but not by itself', async () => {
    const other = makePki({ label: 'other' });
    const bench = await openWorkbench('chain.pem', pki.serverChain + other.root.pem, shared);
    expect(bench.fix('chain/unrelated-certificate')).toBe(pki.serverChain);
    const options = { settings: bench.context.settings, t: bench.context.t, now: bench.context.now };
    const again = async (_before: unknown, source: SourceText) =>
      bench.service.analyze(bench.service.read(source), options);
    expect(await fixAll(bench.analyzed, again, bench.context)).toBeUndefined();
  });

  it('parts glued blocks', async () => {
    const { fix } = await openWorkbench('chain.pem', pki.server.pem.trimEnd() + pki.issuing.pem, shared);
    expect(fix('pem/glued-blocks')).toBe(pki.serverChain);
  });

  it('turns written-out line breaks into real ones', async () => {
    const { fix } = await openWorkbench('env.pem', `${pki.server.pem.trimEnd().replaceAll('\n', '\\n')}\n`, shared);
    expect(fix('pem/escaped-newlines').trimEnd()).toBe(pki.server.pem.trimEnd());
  });

  it('gives END the label of BEGIN', async () => {
    const { fix } = await openWorkbench(
      'a.pem',
      pki.server.pem.replace('END CERTIFICATE', 'END TRUSTED CERTIFICATE'),
      shared,
    );
    expect(fix('pem/label-mismatch')).toBe(pki.server.pem);
  });

  it('gives a private key the label of its form', async () => {
    const rsa = makeKey('rsa-2048');
    const { fix } = await openWorkbench('key.pem', rsa.pem.replaceAll('PRIVATE KEY', 'RSA PRIVATE KEY'));
    expect(fix('pem/wrong-content')).toBe(rsa.pem);
    const sec1 = keyPem(pki.server.key, 'sec1');
    const wrong = await openWorkbench('key.pem', sec1.replaceAll('EC PRIVATE KEY', 'CERTIFICATE'));
    expect(wrong.fix('pem/wrong-content')).toBe(sec1);
  });

  it('moves an indented block to the margin, with its damage left to others', async () => {
    const indented = `# pasted from a manifest\n${pki.serverChain.replace(/^(?=.)/gm, '    ')}`;
    const { fix } = await openWorkbench('chain.pem', indented, shared);
    expect(fix('pem/whitespace')).toBe(`# pasted from a manifest\n${pki.serverChain}`);
    const broken = indented.replace('-----END CERTIFICATE-----', '-----END CERT');
    expect((await openWorkbench('chain.pem', broken, shared)).fix('pem/whitespace')).toContain(
      '\n-----END CERT\n-----BEGIN',
    );
  });

  it('offers to append the issuer that the workspace holds, but never a root', async () => {
    const { offers } = await openWorkbench('server.pem', pki.server.pem, { ...shared, 'issuing.pem': pki.issuing.pem });
    expect(offers(3)).toEqual([expect.stringContaining('Append the issuer Payments Issuing CA found in issuing.pem')]);
    const complete = await openWorkbench('chain.pem', pki.serverChain, shared);
    expect(complete.offers(3)).toEqual([]);
  });
});

describe('quick fixes inside a Secret', () => {
  it('reorders tls.crt in its base64 and touches nothing else', async () => {
    const wrong = makeTlsSecret({ crt: pki.issuing.pem + pki.server.pem, key: pki.server.keyPem, ca: pki.root.pem });
    const right = makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem, ca: pki.root.pem });
    expect((await openWorkbench('secret.yaml', wrong)).fix('chain/wrong-order')).toBe(right);
  });

  it('keeps a comment behind a value a comment', async () => {
    const text = makeTlsSecret({
      crt: pki.serverChain,
      key: pki.server.keyPem,
      encoding: 'stringData',
      times: 1,
      style: 'plain',
    });
    const commented = text.replace(/(tls\.crt: .*)/, '$1 # from the vault');
    const fixed = (await openWorkbench('secret.yaml', commented)).fix('kubernetes/double-base64', 'tls.crt');
    expect(fixed).toContain(`  tls.crt: ${JSON.stringify(pki.serverChain)} # from the vault\n`);
  });

  it('encodes a !!binary value as often as it was', async () => {
    const wrong = makeTlsSecret({ crt: pki.issuing.pem + pki.server.pem, key: pki.server.keyPem, times: 2 });
    const right = makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem, times: 2 });
    const tag = (text: string) => text.replaceAll(/(tls\....:)/g, '$1 !!binary');
    expect((await openWorkbench('secret.yaml', tag(wrong))).fix('chain/wrong-order')).toBe(tag(right));
  });

  it('undoes double base64', async () => {
    const wrong = makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem, times: 2 });
    const bench = await openWorkbench('secret.yaml', wrong, shared);
    const next = bench.fix('kubernetes/double-base64');
    const again = (await openWorkbench('secret.yaml', next, shared)).fix('kubernetes/double-base64');
    expect(again).toBe(makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem }));
  });

  it('encodes PEM that stands raw in data', async () => {
    const wrong = makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem, times: 0, style: 'block' });
    const next = (await openWorkbench('secret.yaml', wrong, shared)).fix('kubernetes/not-base64');
    expect(
      (await openWorkbench('secret.yaml', next, shared)).codes.filter((code) => code === 'kubernetes/not-base64'),
    ).toHaveLength(1);
  });

  it('applies every obvious fix at once', async () => {
    const wrong = makeTlsSecret({
      crt: pki.issuing.pem + pki.server.pem + pki.root.pem,
      key: pki.server.keyPem,
      ca: pki.root.pem,
      times: 2,
    });
    const { analyzed, service, context } = await openWorkbench('secret.yaml', wrong);
    const options = { settings: context.settings, t: context.t, now: context.now };
    const text = await fixAll(analyzed, (_before, source) => service.analyze(service.read(source), options), context);
    expect(text).toBe(makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem, ca: pki.root.pem }));
  });
});

describe('comments that silence rules', () => {
  const expired = makeLeaf(pki.root, { dns: ['old.svc'], days: [-90, -5] }).pem;

  it('is written above the block, and asks for its reason', async () => {
    const { fix } = await openWorkbench('old.pem', `subject=old\r\n${expired}`, shared);
    const written = fix('validity/expired', 'Ignore validity/expired here');
    expect(written).toBe(`subject=old\r\n# certscope-ignore validity/expired:\n${expired}`);
    const { codes } = await openWorkbench('old.pem', written, shared);
    expect(codes).toEqual(['suppression/without-reason', 'validity/expired']);
  });

  it('is written above the key of a Secret, as far to the right as it', async () => {
    const secret = makeTlsSecret({ crt: expired, key: pki.server.keyPem, ca: pki.root.pem });
    const { fix } = await openWorkbench('secret.yaml', secret);
    expect(fix('validity/expired', 'Ignore')).toBe(
      secret.replace('  tls.crt:', '  # certscope-ignore validity/expired:\n  tls.crt:'),
    );
  });

  it('is written above a Kubernetes object for what is said of all of it', async () => {
    const secret = makeTlsSecret({ crt: pki.serverChain, ca: pki.root.pem });
    const { fix, codes } = await openWorkbench('secret.yaml', `# first\n---\n${secret}`);
    expect(codes).toEqual(['kubernetes/missing-key']);
    const written = fix('kubernetes/missing-key', 'Ignore');
    expect(written).toBe(`# first\n---\n# certscope-ignore kubernetes/missing-key:\n${secret}`);
    const reasoned = written.replace('missing-key:', 'missing-key: the operator adds it');
    expect((await openWorkbench('secret.yaml', reasoned)).codes).toEqual([]);
  });

  it('takes another rule into one that is there', async () => {
    const text = `# certscope-ignore chain/missing-issuer: known\n${expired}`;
    const { fix } = await openWorkbench('old.pem', text);
    expect(fix('validity/expired', 'too')).toBe(
      `# certscope-ignore chain/missing-issuer, validity/expired: known\n${expired}`,
    );
  });

  it('is not offered in JSON, which has no comments', async () => {
    const json = JSON.stringify({ ca: expired }, undefined, 2);
    const { offers, analyzed } = await openWorkbench('a.json', json, shared);
    const [finding] = analyzed.findings;
    expect(finding?.code).toBe('validity/expired');
    expect(offers(finding?.range.start ?? 0)).toEqual([]);
  });

  it('goes away name by name, and as a whole with the last', async () => {
    const text = `# certscope-ignore chain, validity, san/x: renewed\n${pki.root.pem}`;
    const bench = await openWorkbench('ca.pem', text);
    expect(bench.fix('suppression/unused', 'Remove chain')).toBe(text.replace('chain, ', ''));
    expect(bench.fix('suppression/unknown-rule', 'Remove san/x')).toBe(text.replace(', san/x', ''));
    const last = await openWorkbench('ca.pem', `# certscope-ignore chain: renewed\n${pki.root.pem}`);
    expect(last.fix('suppression/unused')).toBe(pki.root.pem);
    const bare = await openWorkbench('ca.pem', `# certscope-ignore chain\n${pki.root.pem}`);
    expect(bare.fix('suppression/without-reason')).toBe(pki.root.pem);
  });
});
