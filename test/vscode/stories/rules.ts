import * as vscode from 'vscode';
import { check, checkContains, checkEqual, required } from '../harness/assertions.ts';
import type { SuiteDefinition } from '../harness/collector.ts';
import {
  applyAction,
  codeActionsAt,
  codeOf,
  diagnosticGone,
  diagnosticWith,
  openDocument,
  openUntitled,
  when,
} from '../harness/editor.ts';

/** Runs `work` under other user settings, and puts them back. */
async function underSettings(settings: Readonly<Record<string, unknown>>, work: () => Promise<void>): Promise<void> {
  const write = async (values: Readonly<Record<string, unknown>>) => {
    const section = vscode.workspace.getConfiguration('certscope');
    for (const [name, value] of Object.entries(values))
      await section.update(name, value, vscode.ConfigurationTarget.Global);
  };
  await write(settings);
  try {
    await work();
  } finally {
    await write(Object.fromEntries(Object.keys(settings).map((name) => [name, undefined])));
  }
}

/** Resolves when a document has a finding with `code` that is as severe as this. */
async function severityIs(uri: vscode.Uri, code: string, severity: vscode.DiagnosticSeverity): Promise<void> {
  const probe = (): true | undefined =>
    vscode.languages.getDiagnostics(uri).some((one) => codeOf(one) === code && one.severity === severity) || undefined;
  await when(vscode.languages.onDidChangeDiagnostics, probe, `${code} with severity ${severity} in ${uri.path}`);
}

/** Where the quick fix that silences a rule writes its comment, and how that begins. */
interface CommentPlace {
  readonly position: { readonly line: number; readonly character: number };
  readonly comment: string;
}

/** Does what the quick fix does once somebody has typed a reason into its box, which no test can. */
async function ignore(document: vscode.TextDocument, code: string, reason: string): Promise<void> {
  const { range } = await diagnosticWith(document.uri, code);
  const actions = await codeActionsAt(document.uri, range, vscode.CodeActionKind.QuickFix);
  const action = required(
    actions.find(({ title }) => title.startsWith(`Ignore ${code}`)),
    `a quick fix that silences ${code}`,
  );
  checkEqual(action.command?.command, 'certscope.ignoreRule', 'command');
  const places: readonly CommentPlace[] = action.command?.arguments ?? [];
  const { position, comment } = required(places[0], 'its place');
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(position.line, position.character), `${comment}${reason}\n`);
  await vscode.workspace.applyEdit(edit);
}

/** Rules about fields, and how they are made louder, quieter and silent. */
export function ruleStories({ describe, it }: SuiteDefinition): void {
  describe('rules', () => {
    it('underline the characters of the field that is wrong, and link to their page', async () => {
      const document = await openDocument('fields/negative-serial.pem');
      const { range, code } = await diagnosticWith(document.uri, 'certificate/serial-number-not-positive');
      checkContains(document.getText(range), /^[\w+/=]{3,12}$/);
      check(typeof code === 'object', 'the code has no link');
      checkContains(code.target.path, 'docs/rules/certificate/serial-number-not-positive.md');
    });

    it('are as loud as the settings say, and speak up again afterwards', async () => {
      const { uri } = await openDocument('expired.pem');
      const code = 'validity/expired';
      await severityIs(uri, code, vscode.DiagnosticSeverity.Error);
      await underSettings({ rules: { [code]: 'hint' } }, () => severityIs(uri, code, vscode.DiagnosticSeverity.Hint));
      await underSettings({ rules: { validity: 'off' } }, () => diagnosticGone(uri, code));
      await severityIs(uri, code, vscode.DiagnosticSeverity.Error);
    });

    it('of the public web speak under its profile alone', async () => {
      const { uri } = await openDocument('server.pem');
      await underSettings({ profile: 'webpki' }, async () => {
        await diagnosticWith(uri, 'webpki/internal-name');
      });
      await diagnosticGone(uri, 'webpki/internal-name');
    });

    it('are silenced by a comment with a reason, written by a quick fix', async () => {
      const text = (await openDocument('expired.pem')).getText();
      const document = await openUntitled(text, 'pem');
      await ignore(document, 'validity/expired', 'kept for the archive');
      await diagnosticGone(document.uri, 'validity/expired');
      checkContains(document.getText(), '# certscope-ignore validity/expired: kept for the archive\n-----BEGIN');
    });

    it('say of a comment that no longer silences anything that it can go, and a quick fix removes it', async () => {
      const healthy = (await openDocument('ca.pem')).getText();
      const document = await openUntitled(`# certscope-ignore validity/expired: renewed since\n${healthy}`, 'pem');
      const { range } = await diagnosticWith(document.uri, 'suppression/unused');
      const actions = await codeActionsAt(document.uri, range, vscode.CodeActionKind.QuickFix);
      await applyAction(required(actions[0], 'a quick fix'));
      await diagnosticGone(document.uri, 'suppression/unused');
      checkEqual(document.getText(), healthy, 'text');
    });
  });
}
