import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type CodeAction,
  type CodeLens,
  DiagnosticSeverity,
  type DocumentSymbol,
  type Hover,
  type Location,
} from 'vscode-languageserver-protocol';
import { makeLeaf, makePki, makeTlsSecret } from '../builders/index.ts';
import { codesOf, Editor, homes } from './editor.ts';

// The server's clock is the real one, so these fixtures are healthy at the real moment.
const now = Date.now();
const pki = makePki({ now });
const expired = makeLeaf(pki.issuing, { dns: ['old.payments.svc'], days: [-90, -3], now });

const markdownOf = (hover: Hover | null): string => {
  const contents = hover?.contents;
  return typeof contents === 'object' && !Array.isArray(contents) && 'value' in contents ? contents.value : '';
};

describe.each(homes)('the language server $name', ({ connect, available }) => {
  describe.skipIf(!available)('answers an editor', () => {
    let editor: Editor;
    beforeAll(async () => {
      editor = await Editor.start(connect);
    });
    afterAll(() => editor.close());

    it('says who it is and what it can do', () => {
      expect(editor.server.serverInfo?.name).toBe('certscope');
      expect(editor.server.capabilities).toMatchObject({
        hoverProvider: true,
        codeLensProvider: {},
        definitionProvider: true,
      });
    });

    it('publishes an expired certificate at its BEGIN line, with code and documentation', async () => {
      await editor.open('untitled:expired', `# from staging\n${expired.pem}${pki.issuing.pem}`);
      const [diagnostic] = await editor.diagnostics('untitled:expired', (all) => all.length > 0);
      expect(diagnostic).toMatchObject({
        code: 'validity/expired',
        severity: DiagnosticSeverity.Error,
        source: 'certscope',
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 27 } },
      });
      expect(diagnostic?.codeDescription?.href).toMatch(/docs\/rules\/validity\/expired\.md$/);
    });

    it('finds nothing wrong with a healthy mTLS pair', async () => {
      await editor.open('untitled:healthy', pki.serverChain + pki.root.pem.slice(0, 0));
      expect(await editor.diagnostics('untitled:healthy')).toEqual([]);
    });

    it('explains a certificate on hover, and which field the base64 under the mouse encodes', async () => {
      await editor.open('untitled:hover', pki.serverChain);
      const hover = await editor.request<Hover | null>('textDocument/hover', 'untitled:hover', {
        position: { line: 0, character: 5 },
      });
      const markdown = markdownOf(hover);
      expect(markdown).toContain('`api.payments.svc`');
      expect(markdown).toContain('`DNS:api.payments.svc.cluster.local`');
      expect(markdown).toContain('Payments Issuing CA');
      expect(markdown).toContain('SHA-256');
      const inBase64 = await editor.request<Hover | null>('textDocument/hover', 'untitled:hover', {
        position: { line: 2, character: 20 },
      });
      expect(markdownOf(inBase64)).toMatch(/Under the mouse: `[^`]+`, bytes \d+–\d+/);
    });

    it('never shows what is in a private key', async () => {
      await editor.open('untitled:key', pki.server.keyPem);
      const hover = await editor.request<Hover | null>('textDocument/hover', 'untitled:key', {
        position: { line: 1, character: 10 },
      });
      const markdown = markdownOf(hover);
      expect(markdown).toContain('Private key');
      expect(markdown).toContain('P-256');
      expect(markdown).not.toContain(pki.server.keyPem.split('\n')[1]);
      expect(markdown).not.toContain('Under the mouse');
    });

    it('draws the outline, folds and lenses of a bundle', async () => {
      await editor.open('untitled:bundle', pki.serverChain);
      const symbols = await editor.request<DocumentSymbol[]>('textDocument/documentSymbol', 'untitled:bundle');
      expect(symbols.map(({ name }) => name)).toEqual(['api.payments.svc', 'Payments Issuing CA']);
      expect(symbols[0]?.children?.map(({ name }) => name)).toContain('subjectAltName');
      const folds = await editor.request<unknown[]>('textDocument/foldingRange', 'untitled:bundle');
      expect(folds).toHaveLength(2);
      const lenses = await editor.request<CodeLens[]>('textDocument/codeLens', 'untitled:bundle');
      expect(lenses[0]?.command?.title).toMatch(/^api\.payments\.svc · server · expires in \d+ days$/);
    });

    it('goes from a leaf to its issuer and from a CA to what it issued', async () => {
      await editor.open('untitled:chain', pki.serverChain);
      const definition = await editor.request<Location[]>('textDocument/definition', 'untitled:chain', {
        position: { line: 0, character: 0 },
      });
      const issuerLine = pki.server.pem.split('\n').length - 1;
      expect(definition).toEqual([
        expect.objectContaining({
          uri: 'untitled:chain',
          range: expect.objectContaining({ start: { line: issuerLine, character: 0 } }),
        }),
      ]);
      const references = await editor.request<Location[]>('textDocument/references', 'untitled:chain', {
        position: { line: issuerLine, character: 0 },
        context: { includeDeclaration: false },
      });
      expect(references.some(({ uri, range }) => uri === 'untitled:chain' && range.start.line === 0)).toBe(true);
    });

    it('explains a certification path, to our client and to any other', async () => {
      const uri = 'untitled:path';
      await editor.open(uri, pki.serverChain + pki.root.pem);
      const start = { line: 0, character: 5 };
      const place = { uri, range: { start, end: start } };
      const explanation = await editor.connection.sendRequest<{ title: string; text: string }>(
        'certscope/explainPath',
        place,
      );
      expect(explanation.title).toBe('api.payments.svc');
      expect(explanation.text).toContain('✓ Signed by the key of Payments Issuing CA');
      expect(explanation.text).toContain('✓ An mTLS client accepts this server certificate');
      expect(editor.server.capabilities.executeCommandProvider?.commands).toContain('certscope/explainPath');
      const command = { command: 'certscope/explainPath', arguments: [place] };
      expect(await editor.connection.sendRequest('workspace/executeCommand', command)).toEqual(explanation);
    });

    it('follows an edit that breaks a path', async () => {
      const uri = 'untitled:broken-path';
      await editor.open(uri, pki.serverChain + pki.root.pem);
      await editor.change(uri, expired.pem + pki.issuing.pem + pki.root.pem);
      const explanation = await editor.connection.sendRequest<{ text: string }>('workspace/executeCommand', {
        command: 'certscope/explainPath',
        arguments: [{ uri }],
      });
      expect(explanation.text).toMatch(/✗ An mTLS client refuses this as a server certificate\. .*expired/);
    });

    it('puts a reversed chain right with the preferred quick fix', async () => {
      const uri = 'untitled:reversed';
      await editor.open(uri, pki.issuing.pem + pki.server.pem);
      const diagnostics = await editor.diagnostics(uri, (all) => codesOf(all).includes('chain/wrong-order'));
      const wrong = diagnostics.find(({ code }) => code === 'chain/wrong-order');
      const actions = await editor.request<CodeAction[]>('textDocument/codeAction', uri, {
        range: wrong?.range,
        context: { diagnostics },
      });
      const fix = actions.find(({ isPreferred }) => isPreferred === true);
      const [edit] = fix?.edit?.changes?.[uri] ?? [];
      await editor.change(uri, edit?.newText ?? '', edit?.range);
      expect(await editor.diagnostics(uri)).toEqual([]);
    });

    it('hears of a comment that silences a rule, and of its end', async () => {
      const uri = 'untitled:silenced';
      await editor.open(uri, `# from staging\n${expired.pem}${pki.issuing.pem}${pki.root.pem}`);
      const before = await editor.diagnostics(uri, (all) => all.length > 0);
      expect(codesOf(before)).toContain('validity/expired');
      const start = { line: 1, character: 0 };
      const comment = '# certscope-ignore validity/expired: kept for the archive\n';
      await editor.change(uri, comment, { start, end: start });
      const silenced = await editor.diagnostics(uri, (all) => !codesOf(all).includes('validity/expired'));
      expect(codesOf(silenced)).toEqual(codesOf(before).filter((code) => code !== 'validity/expired'));
      await editor.change(uri, '', { start, end: { line: 2, character: 0 } });
      expect(await editor.diagnostics(uri, (all) => codesOf(all).includes('validity/expired'))).toEqual(before);
    });

    it('checks a Secret: the key that does not belong to tls.crt, at its own key', async () => {
      const uri = 'untitled:secret.yaml';
      const text = makeTlsSecret({ crt: pki.serverChain, key: pki.client.keyPem, ca: pki.root.pem });
      await editor.open(uri, text, 'yaml');
      const diagnostics = await editor.diagnostics(uri, (all) => all.length > 0);
      expect(codesOf(diagnostics)).toEqual(['key/mismatch']);
      const line = text.split('\n').findIndex((one) => one.includes('tls.key'));
      expect(diagnostics[0]?.range.start).toEqual({ line, character: 2 });
    });

    it('keeps quiet about YAML that has nothing of ours, broken or not', async () => {
      await editor.open('untitled:values.yaml', 'replicas: 3\n  broken: [', 'yaml');
      expect(await editor.diagnostics('untitled:values.yaml')).toEqual([]);
    });
  });
});
