import { describe, expect, it } from 'vitest';
import { toHex } from '../../server/src/asn1/hex.ts';
import { readDocument } from '../../server/src/documents/read-document.ts';
import { createNodeRuntime } from '../../server/src/runtime/node.ts';
import type { WorkspaceFiles } from '../../server/src/runtime/types.ts';
import { SourceText } from '../../server/src/text/source-text.ts';
import { createWorkspaceIndex } from '../../server/src/workspace/workspace-index.ts';
import { makeKey, makePki, makeTlsSecret } from '../builders/index.ts';

const pki = makePki();
const { crypto } = createNodeRuntime();
const secret = makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem, ca: pki.root.pem });

/** Files that exist only here. */
function filesOf(contents: Readonly<Record<string, string>>): WorkspaceFiles {
  return {
    async *list() {
      for (const uri of Object.keys(contents)) yield { uri, size: undefined };
    },
    async read(uri) {
      const text = contents[uri];
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
  };
}

const always = { signal: new AbortController().signal, maxFileBytes: 1 << 20 };
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('the workspace index', () => {
  it('finds certificates by subject, by issuer and by key, across files', async () => {
    const index = createWorkspaceIndex({ crypto });
    index.setFolders(['file:///project/']);
    const files = filesOf({
      'file:///project/deploy/tls.yaml': secret,
      'file:///project/ca.pem': pki.root.pem,
      'file:///project/notes.yaml': 'a: 1\n',
    });
    expect(await index.scan(files, always)).toEqual({ scanned: 3, cancelled: false, limit: undefined });
    const [issuing] = index
      .of('file:///project/deploy/tls.yaml')
      .filter(({ startOffset }) => startOffset > 0)
      .slice(1);
    if (issuing?.object.kind !== 'certificate') throw new Error('the issuing CA expected');
    expect(index.bySubject(issuing.object.issuer.matchKey).map(({ location }) => location)).toEqual([
      'deploy/tls.yaml (Secret payments/api-tls, ca.crt)',
      'ca.pem',
    ]);
    expect(index.byIssuer(issuing.object.subject.matchKey)).toHaveLength(1);
    const key = toHex(crypto.digest('SHA-256', pki.server.key.spki));
    expect(index.byPublicKey(key).map(({ object }) => object.kind)).toEqual(['certificate', 'private-key']);
    expect(index.byPublicKey(toHex(crypto.digest('SHA-256', makeKey('p256', 'stranger').spki)))).toEqual([]);
  });

  it('says where an artifact stands', () => {
    const index = createWorkspaceIndex({ crypto });
    index.setBytes('file:///x.pem', bytesOf(`one\n${pki.root.pem}`));
    expect(index.of('file:///x.pem')[0]).toMatchObject({
      location: 'x.pem',
      startOffset: 4,
      range: { start: { line: 1, character: 0 } },
      sha256: toHex(crypto.digest('SHA-256', pki.root.der)),
    });
  });

  it('gives a private key no digest of its own', () => {
    const index = createWorkspaceIndex({ crypto });
    index.setBytes('file:///x.key', bytesOf(pki.server.keyPem));
    expect(index.of('file:///x.key').map(({ sha256 }) => sha256)).toEqual([undefined]);
    expect(JSON.stringify([...index.all()].map(({ object }) => Object.keys(object)))).not.toContain('der');
  });

  it('follows a document that is edited: what moves stays, what changes is exchanged', () => {
    const index = createWorkspaceIndex({ crypto });
    const source = SourceText.create('file:///x.pem', 'pem', 1, pki.serverChain);
    const open = readDocument(source);
    index.setFile(source.uri, open);
    const [server, issuing] = index.of(source.uri);
    const { revision } = index;
    const top = source.positionAt(0);
    const moved = source.edit([{ range: { start: top, end: top }, text: '\n\n' }], 2);
    const next = open.edit(moved.source, moved.splices);
    index.setFile(source.uri, next);
    expect(index.of(source.uri)).toEqual([server, issuing]);
    expect(index.revision).toBe(revision);
    expect(server?.range.start).toEqual({ line: 2, character: 0 });
    const start = moved.source.positionAt(0);
    const end = moved.source.positionAt(pki.server.pem.length + 2);
    const cut = moved.source.edit([{ range: { start, end }, text: '' }], 3);
    index.setFile(source.uri, next.edit(cut.source, cut.splices));
    expect(index.of(source.uri)).toEqual([issuing]);
    expect(index.revision).toBeGreaterThan(revision);
  });

  it('forgets what is gone, by name and by the next scan, and knows other spellings of a name', async () => {
    const index = createWorkspaceIndex({ crypto });
    await index.scan(filesOf({ 'file:///a%20b.pem': pki.root.pem, 'file:///c.pem': pki.server.pem }), always);
    expect(index.of('file:///a b.pem')).toHaveLength(1);
    index.removeFile('file:///a b.pem');
    expect([...index.all()]).toHaveLength(1);
    await index.scan(filesOf({ 'file:///d.pem': pki.server.pem }), always);
    expect([...index.all()].map(({ uri }) => uri)).toEqual(['file:///d.pem']);
  });

  it('leaves open documents to the editor', async () => {
    const index = createWorkspaceIndex({ crypto });
    index.setFile('file:///a.pem', readDocument(SourceText.create('file:///a.pem', 'pem', 1, pki.serverChain)));
    const isOpen = (uri: string) => uri === 'file:///a.pem';
    await index.scan(filesOf({ 'file:///a.pem': pki.root.pem }), { ...always, skip: isOpen });
    await index.scan(filesOf({}), { ...always, skip: isOpen });
    expect(index.of('file:///a.pem')).toHaveLength(2);
  });

  it('stops when it is full, and when nobody waits any more', async () => {
    const files = filesOf({
      'file:///a.pem': pki.serverChain,
      'file:///b.pem': pki.root.pem,
      'file:///c.pem': pki.root.pem,
    });
    const small = createWorkspaceIndex({ crypto, limits: { maxFiles: 2, maxArtifacts: 100 } });
    expect(await small.scan(files, always)).toMatchObject({ limit: 'files' });
    const few = createWorkspaceIndex({ crypto, limits: { maxFiles: 100, maxArtifacts: 2 } });
    expect(await few.scan(files, always)).toMatchObject({ limit: 'artifacts' });
    const abort = new AbortController();
    abort.abort();
    const none = createWorkspaceIndex({ crypto });
    expect(await none.scan(files, { ...always, signal: abort.signal })).toMatchObject({ cancelled: true });
    expect([...none.all()]).toEqual([]);
  });

  it('keeps its tables in step once they are asked for', () => {
    const index = createWorkspaceIndex({ crypto });
    index.setBytes('file:///a.pem', bytesOf(pki.root.pem));
    const [root] = index.of('file:///a.pem');
    if (root?.object.kind !== 'certificate') throw new Error('a certificate expected');
    const subject = root.object.subject.matchKey;
    expect(index.bySubject(subject)).toHaveLength(1);
    index.setBytes('file:///b.pem', bytesOf(pki.root.pem));
    expect(index.bySubject(subject)).toHaveLength(2);
    index.setBytes('file:///a.pem', bytesOf('nothing any more'));
    expect(index.bySubject(subject).map(({ uri }) => uri)).toEqual(['file:///b.pem']);
  });
});
