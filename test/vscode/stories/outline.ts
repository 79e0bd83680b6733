import * as vscode from 'vscode';
import { check, checkContains, checkEqual, required } from '../harness/assertions.ts';
import type { SuiteDefinition } from '../harness/collector.ts';
import { foldingOf, inlayHintLabels, lensTitles, openDocument, outlineOf, selectionAt } from '../harness/editor.ts';

/** What stands in, above and beside the text. */
export function outlineStories({ describe, it }: SuiteDefinition): void {
  describe('outline', () => {
    it('has one symbol a block, with its fields below', async () => {
      const { uri } = await openDocument('server.pem');
      const symbols = await outlineOf(uri);
      checkEqual(
        symbols.map((symbol) => symbol.name),
        ['api.payments.svc', 'Payments Issuing CA'],
      );
      check((symbols[0]?.children.length ?? 0) > 2, 'the certificate has no fields in the outline');
    });

    it('folds each block', async () => {
      const { uri } = await openDocument('server.pem');
      const folds = await foldingOf(uri);
      checkEqual(folds.length, 2, 'folding ranges');
      checkEqual(folds[0]?.start, 0, 'first line');
    });

    it('widens the selection from a field to its block', async () => {
      const { uri } = await openDocument('server.pem');
      const chain = await selectionAt(uri, new vscode.Position(4, 10));
      check(chain.length > 2, `expected several steps, got ${chain.length}`);
    });
  });

  describe('lenses and hints', () => {
    it('tells name, role and expiry above a block', async () => {
      const { uri } = await openDocument('server.pem');
      const [first] = await lensTitles(uri);
      checkContains(required(first, 'a CodeLens'), /^api\.payments\.svc · server · expires in \d+ (days|months)$/);
    });

    it('tells the same after tls.crt', async () => {
      const [label] = await inlayHintLabels(await openDocument('k8s/good.yaml'));
      checkContains(required(label, 'an inlay hint'), 'api.payments.svc');
    });
  });
}
