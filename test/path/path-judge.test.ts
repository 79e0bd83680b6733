import { describe, expect, it } from 'vitest';
import { createAnalysisCache } from '../../server/src/path/analysis-cache.ts';
import { analyzeUnit } from '../../server/src/path/analyze-unit.ts';
import { createPathJudge } from '../../server/src/path/path-judge.ts';
import { createPathTables } from '../../server/src/path/path-tables.ts';
import type { PathJudgement } from '../../server/src/path/types.ts';
import { createPathCache } from '../../server/src/path/validation/path-cache.ts';
import type { WorkspaceView } from '../../server/src/workspace/types.ts';
import { makeCa, makeIntermediate, makeKey, makeLeaf, makePki, NOW } from '../builders/index.ts';
import { countingCrypto, makeWorkspace, read } from '../rules/check.ts';

const pki = makePki({ label: 'judge' });
const MINUTE = 60_000;

/** An editor with one file, whose workspace and clock may move. */
function open(text: string) {
  const crypto = countingCrypto();
  const cache = createAnalysisCache();
  const judge = createPathJudge(createPathCache(cache));
  const tables = createPathTables();
  const document = read('api.pem', text);
  const judgeAt = async (time: number, workspace: WorkspaceView): Promise<PathJudgement | undefined> => {
    const environment = { workspace, crypto, documentUri: document.uri, document, tables, paths: { judge, time } };
    const [unit] = document.units;
    return unit && (await analyzeUnit(unit, environment, cache)).holders[0]?.judgement;
  };
  return { crypto, judgeAt };
}

const verdictsOf = (judgement: PathJudgement | undefined) =>
  judgement?.verdicts.map(({ purpose, result }) => `${purpose}: ${result.verdict}`);

describe('what a leaf is judged for', () => {
  it.each([
    ['a server', makeLeaf(pki.issuing, { roles: ['server'] }).pem, ['server: valid']],
    ['a client', makeLeaf(pki.issuing, { roles: ['client'] }).pem, ['client: valid']],
    ['both', makeLeaf(pki.issuing, { roles: ['server', 'client'] }).pem, ['server: valid', 'client: valid']],
    ['a CA', makeIntermediate(pki.root, { name: 'Lone CA' }).pem, ['any: valid']],
    ['something else', makeLeaf(pki.issuing, { roles: ['codeSigning'] }).pem, ['any: valid']],
  ])('%s', async (_, text, expected) => {
    const { crypto, judgeAt } = open(text);
    expect(verdictsOf(await judgeAt(NOW, makeWorkspace({}, crypto)))).toEqual(expected);
  });
});

describe('where the certificates of a path stand', () => {
  it('is known for each: the nearest place of it', async () => {
    const { crypto, judgeAt } = open(pki.serverChain);
    const workspace = makeWorkspace({ 'ca.pem': pki.root.pem, 'chain.pem': pki.issuing.pem }, crypto);
    const judgement = await judgeAt(NOW, workspace);
    const result = judgement?.verdicts[0]?.result;
    const places =
      result?.verdict === 'valid' ? result.path.certificates.map(judgement?.sourceOf ?? (() => undefined)) : [];
    expect(places.map((source) => (source?.kind === 'workspace' ? source.found.location : source?.kind))).toEqual([
      'unit',
      'unit',
      'ca.pem',
    ]);
  });
});

describe('an answer', () => {
  it('is given again without work within its minute, and takes no signature check twice', async () => {
    const { crypto, judgeAt } = open(pki.serverChain);
    const workspace = makeWorkspace({ 'ca.pem': pki.root.pem }, crypto);
    const first = await judgeAt(NOW, workspace);
    const checks = crypto.checked.length;
    const again = await judgeAt(NOW + 1000, workspace);
    expect(again?.verdicts[0]?.result).toBe(first?.verdicts[0]?.result);
    const later = await judgeAt(NOW + MINUTE, workspace);
    expect(later?.verdicts[0]?.result).not.toBe(first?.verdicts[0]?.result);
    expect(crypto.checked.length).toBe(checks);
    expect(checks).toBe(3);
  });

  it('follows the clock', async () => {
    const { crypto, judgeAt } = open(pki.serverChain);
    const workspace = makeWorkspace({ 'ca.pem': pki.root.pem }, crypto);
    expect(verdictsOf(await judgeAt(NOW, workspace))).toEqual(['server: valid']);
    expect(verdictsOf(await judgeAt(NOW + 400 * 24 * 60 * MINUTE, workspace))).toEqual(['server: invalid']);
  });

  it('is worked out anew when the workspace offers something else under the same names', async () => {
    const narrow = makeIntermediate(pki.root, { name: 'Narrow', roles: ['client'] });
    const wide = makeIntermediate(pki.root, { name: 'Narrow' });
    const { crypto, judgeAt } = open(makeLeaf(narrow).pem);
    const roots = { 'ca.pem': pki.root.pem };
    const before = makeWorkspace({ ...roots, 'narrow.pem': narrow.pem }, crypto);
    expect(verdictsOf(await judgeAt(NOW, before))).toEqual(['server: invalid']);
    const after = makeWorkspace({ ...roots, 'narrow.pem': wide.pem }, crypto);
    expect(verdictsOf(await judgeAt(NOW, after))).toEqual(['server: valid']);
    expect(verdictsOf(await judgeAt(NOW, before))).toEqual(['server: invalid']);
  });
});

describe('a thicket', () => {
  it('of CAs that all sign each other, with nothing valid in it, ends within the budget of an editor', async () => {
    const names = Array.from({ length: 16 }, (_, index) => `Thicket ${index}`);
    const keys = names.map((name) => makeKey('p256', name));
    const heads = names.map((name, index) => makeCa({ name, ...(keys[index] && { key: keys[index] }) }));
    // Whoever stands below may issue to clients only.
    const crossed = heads.flatMap((issuer) =>
      names.map((name, index) =>
        makeIntermediate(issuer, { name, pathLength: 9, roles: ['client'], ...(keys[index] && { key: keys[index] }) }),
      ),
    );
    const [head] = heads;
    const { crypto, judgeAt } = open(head === undefined ? '' : makeLeaf(head).pem);
    const workspace = makeWorkspace({ 'thicket.pem': crossed.map((each) => each.pem).join('') }, crypto);
    expect(verdictsOf(await judgeAt(NOW, workspace))).toEqual(['server: invalid']);
    expect(crypto.checked.length).toBeLessThan(300);
  });
});
