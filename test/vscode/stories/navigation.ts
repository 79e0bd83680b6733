import * as vscode from 'vscode';
import { check, checkContains } from '../harness/assertions.ts';
import type { SuiteDefinition } from '../harness/collector.ts';
import { eventually, openDocument, placesOf } from '../harness/editor.ts';

const begin = new vscode.Position(0, 5);

/** Ways between certificates, their issuers and their keys, across files. */
export function navigationStories({ describe, it }: SuiteDefinition): void {
  describe('navigation', () => {
    it('goes from a certificate to its issuer in another file', async () => {
      const { uri } = await openDocument('batch.pem');
      await placesOf('vscode.executeDefinitionProvider', uri, begin, 'batch-ca.pem:1');
    });

    it('finds what a CA issued', async () => {
      const { uri } = await openDocument('batch-ca.pem');
      await placesOf('vscode.executeReferenceProvider', uri, begin, 'batch.pem:1');
    });

    it('finds the certificates of a key', async () => {
      const { uri } = await openDocument('server.key');
      await placesOf('vscode.executeReferenceProvider', uri, begin, 'server.pem:1');
    });

    it('finds certificates by name in the whole workspace', async () => {
      const names = await eventually(async () => {
        const command = 'vscode.executeWorkspaceSymbolProvider';
        const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(command, 'batch.payments');
        return symbols.length > 0 ? symbols.map((symbol) => symbol.name) : undefined;
      }, 'workspace symbols');
      check(names.length > 0, 'no symbols');
      checkContains(names.join('\n'), 'batch.payments.svc');
    });
  });
}
