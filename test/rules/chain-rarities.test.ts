import { describe, expect, it } from 'vitest';
import { makeCa, makeIntermediate, makeLeaf, nameConstraints } from '../builders/index.ts';
import { check } from './check.ts';

describe('paths as nobody makes them on purpose', () => {
  it('a CA without a subject can be named as issuer by nobody', async () => {
    const root = makeCa();
    const nameless = makeIntermediate(root, { name: [] });
    const leaf = makeLeaf(nameless, { dns: ['api.svc'] });
    const { summary } = await check(leaf.pem + nameless.pem, { workspace: { 'ca.pem': root.pem } });
    expect(summary.join()).toContain('chain/empty-ca-subject');
  });

  it('more names and name constraints than a verifier would compare are refused unread', async () => {
    const many = (count: number, suffix: string) => Array.from({ length: count }, (_, index) => `h${index}.${suffix}`);
    const root = makeCa();
    const issuing = makeIntermediate(root, { extensions: [nameConstraints({ dns: many(1100, 'svc') })] });
    const leaf = makeLeaf(issuing, { dns: many(1000, 'svc') });
    const { summary } = await check(leaf.pem + issuing.pem, { workspace: { 'ca.pem': root.pem } });
    expect(summary.join()).toContain('chain/too-many-name-constraints');
  });
});
