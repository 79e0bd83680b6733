import * as vscode from 'vscode';
import { compareChainRequest, type PlacedReference } from '../../../server/src/lsp/protocol/reports.ts';
import type { ClientContext } from '../client-context.ts';
import { plainMessage } from '../views/plain-message.ts';

const scheme = 'certscope-compared';

/** Chains side by side, decoded, in VS Code's comparison. */
export class ChainComparisons implements vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor() {
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
      this.#changed,
    ];
  }

  /** What lies in the workspace on the left, what is served on the right. */
  async show(
    certificate: PlacedReference,
    { servedPem, target }: { readonly servedPem: string; readonly target: string },
    { client }: ClientContext,
  ): Promise<void> {
    const { t } = vscode.l10n;
    const texts = await client.sendRequest(compareChainRequest, { servedPem, certificate });
    if (texts === null) {
      return void vscode.window.showWarningMessage(
        plainMessage(t('{0} does not hold this certificate any more.', certificate.place)),
      );
    }
    const left = this.#put(certificate.place, `${certificate.uri} ${certificate.sha256}`, texts.workspace);
    const right = this.#put(target, target, texts.served);
    await vscode.commands.executeCommand(
      'vscode.diff',
      left,
      right,
      t('{0} ↔ served by {1}', certificate.place, target),
    );
  }

  /** `identity` tells what is called alike apart. */
  #put(name: string, identity: string, text: string): vscode.Uri {
    const path = `/${name.replaceAll(/[\\/:*?"<>|]/g, '_')}.txt`;
    const uri = vscode.Uri.from({ scheme, path, query: identity });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
