import { describe, expect, it } from 'vitest';
import {
  crlDistributionPoints,
  der,
  type ExtensionSpec,
  makeCa,
  makeCrl,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makePki,
} from '../builders/index.ts';
import { ask, type Question } from '../path/validation/ask.ts';

const pki = makePki({ label: 'crl' });
const ofRoot = makeCrl(pki.root);
const good: Question = {
  leaf: pki.server,
  above: [pki.issuing],
  anchors: [pki.root],
  revocation: 'all',
  crls: [ofRoot, makeCrl(pki.issuing)],
};

/** issuingDistributionPoint with these fields (RFC 5280 §5.2.5). */
function issuingPoint(...fields: readonly Uint8Array[]): ExtensionSpec {
  return { oid: '2.5.29.28', critical: true, value: der.sequence(...fields) };
}

const yes = Uint8Array.of(0xff);
const onlyUsers = issuingPoint(der.contextPrimitive(1, yes));
const onlyAuthorities = issuingPoint(der.contextPrimitive(2, yes));
const atUrl = (url: string) => issuingPoint(der.context(0, der.context(0, der.contextPrimitive(6, der.fromText(url)))));

describe('revocation by lists', () => {
  it('accepts a path whose certificates are all covered and not listed', async () => {
    expect(await ask(good)).toBe('valid');
  });

  it('refuses a listed leaf, and one below a listed CA', async () => {
    const leafListed = makeCrl(pki.issuing, { revoked: [{ serial: pki.server.serial, reason: 1 }] });
    const caListed = makeCrl(pki.root, { revoked: [{ serial: pki.issuing.serial }] });
    expect(await ask({ ...good, crls: [ofRoot, leafListed] })).toBe('revoked');
    expect(await ask({ ...good, crls: [caListed, makeCrl(pki.issuing)] })).toBe('revoked');
    expect(await ask({ ...good, revocation: 'leaf', crls: [caListed, makeCrl(pki.issuing)] })).toBe('valid');
    expect(await ask({ ...good, revocation: 'available', crls: [leafListed] })).toBe('revoked');
    expect(await ask({ ...good, revocation: 'none', crls: [leafListed] })).toBe('valid');
  });

  it('wants a list only where it is told to', async () => {
    expect(await ask({ ...good, crls: [] })).toBe('revocation-unknown');
    expect(await ask({ ...good, crls: [], revocation: 'available' })).toBe('valid');
  });

  it.each([
    ['a list of last year', makeCrl(pki.issuing, { days: [-30, -1] })],
    ['a list of tomorrow', makeCrl(pki.issuing, { days: [1, 6] })],
    ['a list that another key signed', makeCrl({ ...pki.issuing, key: makeKey('p256', 'thief') })],
    ['a list about CAs only', makeCrl(pki.issuing, { extensions: [onlyAuthorities] })],
    [
      'a list with an unknown critical extension',
      makeCrl(pki.issuing, { extensions: [{ ...onlyUsers, oid: '1.2.3' }] }),
    ],
    ['a list for another distribution point', makeCrl(pki.issuing, { extensions: [atUrl('http://crl.example/b')] })],
    ['a list of changes without what it changes', makeCrl(pki.issuing, { extensions: [delta(1)] })],
  ])('does not count %s', async (_, list) => {
    expect(await ask({ ...good, crls: [ofRoot, list] })).toBe('revocation-unknown');
  });

  it('counts a list about leaves only, and one for the named distribution point', async () => {
    expect(await ask({ ...good, crls: [ofRoot, makeCrl(pki.issuing, { extensions: [onlyUsers] })] })).toBe('valid');
    const leaf = makeLeaf(pki.issuing, { extensions: [crlDistributionPoints('http://crl.example/b')] });
    const list = makeCrl(pki.issuing, { extensions: [atUrl('http://crl.example/b')] });
    expect(await ask({ ...good, leaf, crls: [ofRoot, list] })).toBe('valid');
  });

  it('brings a list up to date with the changes since', async () => {
    const base = makeCrl(pki.issuing, { number: 4, revoked: [{ serial: pki.client.serial, reason: 6 }] });
    const added = makeCrl(pki.issuing, { number: 5, revoked: [{ serial: pki.server.serial }], extensions: [delta(4)] });
    const removed = makeCrl(pki.issuing, {
      number: 5,
      revoked: [{ serial: pki.client.serial, reason: 8 }],
      extensions: [delta(3)],
    });
    const tooNew = makeCrl(pki.issuing, {
      number: 9,
      revoked: [{ serial: pki.server.serial }],
      extensions: [delta(8)],
    });
    const client: Question = { ...good, leaf: pki.client, purpose: 'client' };
    expect(await ask({ ...good, crls: [ofRoot, base, added] })).toBe('revoked');
    expect(await ask({ ...good, crls: [ofRoot, base, tooNew] })).toBe('valid');
    expect(await ask({ ...client, crls: [ofRoot, base] })).toBe('revoked');
    expect(await ask({ ...client, crls: [ofRoot, base, removed] })).toBe('valid');
  });

  it('takes a list from a key of the CA that only signs lists, where that key is valid itself', async () => {
    const root = makeCa({ name: 'Split Root', keyUsages: ['keyCertSign'] });
    const key = makeKey('p256', 'split crl key');
    const signer = makeIntermediate(root, { name: 'Split Root', key, keyUsages: ['cRLSign'] });
    const leaf = makeLeaf(root);
    const split: Question = { leaf, anchors: [root], revocation: 'leaf', crls: [makeCrl(signer)] };
    expect(await ask({ ...split, above: [signer] })).toBe('valid');
    expect(await ask(split)).toBe('revocation-unknown');
    const expired = makeIntermediate(root, { name: 'Split Root', key, keyUsages: ['cRLSign'], days: [-9, -1] });
    expect(await ask({ ...split, above: [expired] })).toBe('revocation-unknown');
    expect(await ask({ ...split, crls: [makeCrl(root)] })).toBe('revocation-unknown');
  });
});

/** deltaCRLIndicator: changes since this number. */
function delta(since: number): ExtensionSpec {
  return { oid: '2.5.29.27', critical: true, value: der.integer(since) };
}
