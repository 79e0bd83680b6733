import { describe, expect, it } from 'vitest';
import { getDefinition } from '../../server/src/features/definition.ts';
import { getReferences } from '../../server/src/features/references.ts';
import { makeCa, makeCrl, makeIntermediate, makeKey, makeLeaf } from '../builders/index.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

// A CA was rotated: one name, two keys, and certificates of both are still about.
const rotated = 'O=Payments, CN=Payments CA';
const old = makeCa({ name: rotated, key: makeKey('p256', 'old') });
const renewed = makeCa({ name: rotated, key: makeKey('p256', 'new') });
const files = {
  'old-ca.pem': old.pem,
  'new-ca.pem': renewed.pem,
  'old-leaf.pem': makeLeaf(old, { dns: ['old.svc'] }).pem,
  'new-leaf.pem': makeLeaf(renewed, { dns: ['new.svc'] }).pem,
  'unnamed-key.pem': makeLeaf(old, { dns: ['unnamed.svc'], without: ['aki'] }).pem,
  'old.crl': makeCrl(old).pem,
};

const open = (file: keyof typeof files) => openWorkbench(file, files[file], files);
const fileNames = (found: readonly { readonly uri: string }[]) =>
  found.map(({ uri }) => uri.replace(/.*\//, '')).sort();
const references = async ({ analyzed, context }: Workbench) => fileNames(await getReferences(analyzed, 3, context));
const definition = async ({ analyzed, context }: Workbench, offset = 3) =>
  fileNames(await getDefinition(analyzed, offset, context));

describe('references of a CA', () => {
  it('are what its own key signed, not what its namesake did', async () => {
    expect(await references(await open('old-ca.pem'))).toEqual([
      'old-ca.pem',
      'old-leaf.pem',
      'old.crl',
      'unnamed-key.pem',
    ]);
    expect(await references(await open('new-ca.pem'))).toEqual(['new-ca.pem', 'new-leaf.pem']);
  });

  it('include a new key of the CA that the old one vouches for', async () => {
    const bridge = makeIntermediate(old, { name: rotated, key: renewed.key });
    const workbench = await openWorkbench('old-ca.pem', old.pem, { ...files, 'bridge.pem': bridge.pem });
    expect(await references(workbench)).toContain('bridge.pem');
  });

  it('go by the name where the signature cannot be checked', async () => {
    const unknown = makeLeaf(old, { dns: ['odd.svc'], raw: oddAlgorithm() });
    const workbench = await openWorkbench('old-ca.pem', old.pem, { ...files, 'odd.pem': unknown.pem });
    expect(await references(workbench)).toContain('odd.pem');
  });
});

describe('the definition of a certificate', () => {
  it('is the CA that signed it, not its namesake', async () => {
    expect(await definition(await open('old-leaf.pem'))).toEqual(['old-ca.pem']);
    expect(await definition(await open('new-leaf.pem'))).toEqual(['new-ca.pem']);
    expect(await definition(await open('unnamed-key.pem'))).toEqual(['old-ca.pem']);
  });

  it('is so in a trust bundle too', async () => {
    const issuing = makeIntermediate(old, { name: 'Issuing CA', without: ['aki'] });
    const other = makeCa({ name: 'Other CA' });
    const bundle = other.pem + issuing.pem + renewed.pem;
    const workbench = await openWorkbench('ca-bundle.crt', bundle, { 'old-ca.pem': old.pem });
    expect(await definition(workbench, other.pem.length + 3)).toEqual(['old-ca.pem']);
  });
});

/** A signature algorithm that no runtime has. */
function oddAlgorithm() {
  const algorithm = Uint8Array.of(0x30, 0x05, 0x06, 0x03, 0x2a, 0x03, 0x04);
  return { tbsAlgorithm: algorithm, outerAlgorithm: algorithm };
}
