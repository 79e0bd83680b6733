import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CertificateSpec,
  makeCa,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makePki,
  type TestCertificate,
} from '../../builders/index.ts';
import { ask, decide, type Question } from './ask.ts';

function flip(der: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(der);
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
  return changed;
}

/** The question with one bit of its leaf (0) or of the certificate above changed. */
function damaged(question: Question, index: number, bit: number): Question {
  const changed = (made: { readonly der: Uint8Array }) => ({ der: flip(made.der, bit % (made.der.length * 8)) });
  const above = (question.above ?? []).map((made, at) => (at === index - 1 ? changed(made) : made));
  return index === 0 ? { ...question, leaf: changed(question.leaf) } : { ...question, above };
}

const question = (leaf: CertificateSpec, label: string): Question => {
  const pki = makePki({ label, server: leaf });
  return { leaf: pki.server, above: [pki.issuing], anchors: [pki.root] };
};

describe('a bit that differs', () => {
  const ecdsa = question({}, 'flip');

  it('anywhere in the leaf makes the path not hold', async () => {
    const accepted: number[] = [];
    for (let bit = 0; bit < ecdsa.leaf.der.length * 8; bit++)
      if ((await ask(damaged(ecdsa, 0, bit))) === 'valid') accepted.push(bit);
    expect(accepted).toEqual([]);
  });

  it.each([
    ['ECDSA', ecdsa],
    ['RSA', rsaQuestion('rsa-2048')],
    ['RSASSA-PSS', rsaQuestion('rsa-pss')],
    ['Ed25519', rsaQuestion('ed25519')],
  ])('in any certificate makes the path not hold: %s', async (_, whole) => {
    expect(await ask(whole)).toBe('valid');
    const place = fc.tuple(fc.nat({ max: 1 }), fc.nat());
    const property = fc.asyncProperty(
      place,
      async ([index, bit]) => (await ask(damaged(whole, index, bit))) !== 'valid',
    );
    await fc.assert(property, { numRuns: 400 });
  });
});

function rsaQuestion(algorithm: 'rsa-2048' | 'rsa-pss' | 'ed25519'): Question {
  const root = makeCa({ name: `${algorithm} Root`, key: makeKey(algorithm, 'flip root') });
  const issuing = makeIntermediate(root, { name: `${algorithm} CA`, key: makeKey(algorithm, 'flip issuing') });
  return { leaf: makeLeaf(issuing), above: [issuing], anchors: [root] };
}

/** Certificates for `size` authorities, each signed by all that `signs` says, none by a trusted one. */
function crossSigned(size: number, signs: (signer: number, subject: number) => boolean): TestCertificate[] {
  const authorities = Array.from({ length: size }, (_, index) =>
    makeCa({ name: `Authority ${index}`, key: sharedKey(index) }),
  );
  return authorities.flatMap((signer, from) =>
    authorities.flatMap((subject, to) =>
      from !== to && signs(from, to)
        ? [makeIntermediate(signer, { name: `Authority ${to}`, key: subject.key, pathLength: 200 })]
        : [],
    ),
  );
}

/** Few keys for many names: making keys is what takes time here. */
function sharedKey(index: number) {
  return makeKey('p256', `hostile ${index % 8}`);
}

describe('a hostile graph', () => {
  const stranger = makeCa({ name: 'Stranger Root' });

  it('of 200 authorities that sign each other at random ends within its budget', async () => {
    const edges = fc.sample(fc.tuple(fc.nat({ max: 199 }), fc.nat({ max: 199 })), { numRuns: 1200, seed: 7 });
    const chosen = new Set(edges.map(([from, to]) => `${from} ${to}`));
    const above = crossSigned(200, (from, to) => chosen.has(`${from} ${to}`));
    const issuer = makeCa({ name: 'Authority 0', key: sharedKey(0) });
    const answer = await decide({ leaf: makeLeaf(issuer), above, anchors: [stranger] });
    expect(answer.verdict).not.toBe('valid');
  });

  it('in which everyone signed everyone ends, and says that it was cut short', async () => {
    const above = crossSigned(24, () => true);
    const issuer = makeCa({ name: 'Authority 0', key: sharedKey(0) });
    const answer = await decide({ leaf: makeLeaf(issuer), above, anchors: [stranger] });
    expect(answer.verdict).not.toBe('valid');
    if (answer.verdict !== 'valid') expect(answer.failed[0]?.reasons.map(({ code }) => code)).toContain('work-limit');
  });

  it('hides no short path behind its long ones', async () => {
    const above = crossSigned(24, () => true);
    const [root, issuer] = [17, 0].map((index) => makeCa({ name: `Authority ${index}`, key: sharedKey(index) }));
    if (root === undefined || issuer === undefined) throw new Error('not made');
    expect(await ask({ leaf: makeLeaf(issuer), above, anchors: [root] })).toBe('valid');
  });

  it('of namesakes with other keys ends', async () => {
    const namesakes = Array.from({ length: 300 }, (_, index) =>
      makeIntermediate(stranger, { name: 'Namesake', key: sharedKey(index), serial: index + 1 }),
    );
    const leaf = makeLeaf(makeCa({ name: 'Namesake', key: makeKey('p256', 'the right one') }));
    expect(await ask({ leaf, above: namesakes, anchors: [stranger] })).toContain('signature-invalid');
  });
});
