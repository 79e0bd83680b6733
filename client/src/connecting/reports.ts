import * as vscode from 'vscode';
import type {
  ConnectionReportText,
  ConnectionText,
  ConnectParams,
  ScanParams,
  TestTargetsParams,
} from '../../../server/src/lsp/protocol/connecting.ts';

/** What was asked of a server. */
export type Question =
  | { readonly kind: 'connect'; readonly params: ConnectParams }
  | { readonly kind: 'scan'; readonly params: ScanParams }
  | { readonly kind: 'targets'; readonly params: Pick<TestTargetsParams, 'uri' | 'passwords'> };

/** An answer that is being shown, and what it answers. */
export interface ShownReport {
  readonly question: Question;
  readonly answer: ConnectionText | ConnectionReportText;
}

const suffixes: Readonly<Record<Question['kind'], string>> = {
  connect: '.connection.txt',
  scan: '.scan.txt',
  targets: '.targets.txt',
};

/** The scheme of the documents; menus of package.json know it. */
export const reportScheme = 'certscope-connection';

/** Properties of a question that are in no address: the editor keeps those. */
const secrets: ReadonlySet<string> = new Set(['user', 'password', 'passwords']);

/** Reports as read-only documents. Nothing is connected to because a document is opened: what is not in memory any more is not asked again. */
export class ConnectionReports implements vscode.Disposable {
  readonly #shown = new Map<string, ShownReport>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: readonly vscode.Disposable[];

  /** Another text is shown in the document with this URI. */
  readonly onDidChange: vscode.Event<vscode.Uri> = this.#changed.event;

  constructor() {
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(reportScheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) =>
          this.#shown.get(uri.toString())?.answer.text ??
          vscode.l10n.t('This report ended with its window. Test the connection again to see how it is now.'),
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#shown.delete(uri.toString())),
      this.#changed,
    ];
  }

  /** Beside the editor where one is open, a table in its place, which is wide; where there is an answer to the same question, in the place of that. */
  async show(report: ShownReport): Promise<void> {
    const { question, answer } = report;
    const query = JSON.stringify(question, (key, value: unknown) => (secrets.has(key) ? undefined : value));
    const uri = vscode.Uri.from({ scheme: reportScheme, path: `/${answer.title}${suffixes[question.kind]}`, query });
    this.#shown.set(uri.toString(), report);
    this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    const front = vscode.window.activeTextEditor?.document.uri.scheme;
    const isFront = front === undefined || front === reportScheme;
    const isTable = question.kind === 'targets';
    const viewColumn = isFront || isTable ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
    // A preview would close the file of the targets, and with it what was found wrong there.
    await vscode.window.showTextDocument(document, { viewColumn, preview: !isTable });
  }

  /** What a document shows; undefined where that ended with its window. */
  at(uri: vscode.Uri): ShownReport | undefined {
    return this.#shown.get(uri.toString());
  }

  /** The report in the active editor. */
  current(): ShownReport | undefined {
    const uri = vscode.window.activeTextEditor?.document.uri;
    return uri === undefined ? undefined : this.at(uri);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
