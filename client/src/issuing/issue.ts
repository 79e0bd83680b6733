import * as vscode from 'vscode';
import {
  type IssuedFile,
  type IssueOutcome,
  type IssueParams,
  type IssueReport,
  type IssueTarget,
  issueRequest,
} from '../../../server/src/lsp/protocol/issuing.ts';
import type { ClientContext } from '../client-context.ts';
import { plainMessage } from '../views/plain-message.ts';
import { announce, type OfferNext } from './announce.ts';
import { applyIssuedEdit } from './apply-edit.ts';
import { askAboutFindings, askExposed, askReplace } from './confirmations.ts';
import { ignoringKeys } from './ignored.ts';
import { snippetOf } from './make-snippet.ts';
import { askKeyPassword } from './questions/key-password.ts';
import type { TargetChoice } from './questions/target.ts';
import { remember } from './remembered.ts';
import { showTexts } from './show-documents.ts';
import { toTexts } from './texts-of-files.ts';
import { exists, findExisting, writeFiles } from './write-files.ts';

/** As the server is told. */
export function toTarget(choice: TargetChoice, { client }: ClientContext): IssueTarget {
  const { asUri, asPosition } = client.code2ProtocolConverter;
  switch (choice.kind) {
    case 'folder':
      return { kind: 'folder', uri: asUri(choice.uri), replace: false };
    case 'document':
      return { kind: 'document' };
    case 'secret':
      return { kind: 'document', uri: asUri(choice.uri), position: asPosition(choice.position) };
  }
}

/** Has the server make what `params` say, asks what has to be asked on the way, and says what became of it. */
export async function issue(params: IssueParams, context: ClientContext, offerNext?: OfferNext): Promise<void> {
  let asked: IssueParams | undefined = params;
  while (asked !== undefined) {
    const outcome = await request(asked, context);
    if (outcome === undefined) return;
    asked = await handle(outcome, asked, context, offerNext);
  }
}

/** Undefined where the user cancelled. */
function request(params: IssueParams, { client }: ClientContext): Thenable<IssueOutcome | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const title = vscode.l10n.t('Making keys and certificates…');
  return vscode.window.withProgress({ location, title, cancellable: true }, async (_progress, token) => {
    try {
      return await client.sendRequest(issueRequest, params, token);
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    }
  });
}

/** What to ask the server next, where something was left to the user; undefined where it is done, or given up. */
async function handle(
  outcome: IssueOutcome,
  asked: IssueParams,
  context: ClientContext,
  offerNext: OfferNext | undefined,
): Promise<IssueParams | undefined> {
  const { asUri } = context.client.protocol2CodeConverter;
  switch (outcome.kind) {
    case 'refused':
      if (outcome.asks === 'keyPassword') return withKeyPassword(asked, await askKeyPassword(outcome.message));
      void vscode.window.showErrorMessage(plainMessage(outcome.message));
      return undefined;
    case 'findings':
      return (await askAboutFindings(outcome.findings)) ? { ...asked, acceptFindings: true } : undefined;
    case 'exists':
      return (await askReplace(outcome.files.map(asUri))) ? withTarget(asked, { replace: true }) : undefined;
    case 'exposed': {
      const gitignore = await askExposed(asUri(outcome.folder));
      return gitignore === undefined ? undefined : withTarget(asked, { gitignore });
    }
    case 'edit':
      await applyIssuedEdit(outcome, context);
      return undefined;
    case 'written':
      await finish(outcome.files.map(asUri), outcome, asked, context, offerNext);
      return undefined;
    case 'contents':
      await takeContents(outcome, asked, context, offerNext);
      return undefined;
  }
}

/** Said in this one request, and kept nowhere. */
function withKeyPassword(params: IssueParams, keyPassword: string | undefined): IssueParams | undefined {
  return keyPassword === undefined ? undefined : { ...params, packaging: { ...params.packaging, keyPassword } };
}

type FolderTarget = Extract<IssueTarget, { readonly kind: 'folder' }>;

function withTarget(params: IssueParams, change: Partial<Pick<FolderTarget, 'replace' | 'gitignore'>>): IssueParams {
  return params.target.kind === 'folder' ? { ...params, target: { ...params.target, ...change } } : params;
}

/** What the server could not write by itself. */
async function takeContents(
  outcome: IssueReport & { readonly folder?: string | undefined; readonly files: readonly IssuedFile[] },
  asked: IssueParams,
  context: ClientContext,
  offerNext: OfferNext | undefined,
): Promise<void> {
  if (outcome.folder === undefined) {
    await showTexts(toTexts(outcome.files));
    return announce(outcome, [], asked, context);
  }
  const folder = context.client.protocol2CodeConverter.asUri(outcome.folder);
  const there = await findExisting(folder, outcome.files);
  if (there.length > 0 && !(await askReplace(there))) return;
  const isExposed = outcome.files.some(({ secret }) => secret) && (await mayBeExposed(folder));
  const gitignore = isExposed ? await askExposed(folder) : 'leave';
  if (gitignore === undefined) return;
  try {
    const files = await writeFiles(folder, outcome.files);
    if (gitignore === 'add') await ignoreKeys(folder, outcome.files);
    const notes = outcome.files.some(({ secret }) => secret) ? [...outcome.notes, sayModes()] : outcome.notes;
    await finish(files, { ...outcome, notes }, asked, context, offerNext);
  } catch (error) {
    // What an editor's file system says is about names and rights, not about content.
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(plainMessage(vscode.l10n.t('Nothing was written: {0}', reason)));
  }
}

/** The editor's file API knows no modes. */
function sayModes(): string {
  return vscode.l10n.t(
    'The browser cannot keep others on that machine from reading the private keys: set their mode to 0600.',
  );
}

/** As far as it can be seen without git: a repository whose folder has no `.gitignore` of its own. */
async function mayBeExposed(folder: vscode.Uri): Promise<boolean> {
  const root = vscode.workspace.getWorkspaceFolder(folder)?.uri;
  if (root === undefined || !(await exists(vscode.Uri.joinPath(root, '.git')))) return false;
  return !(await exists(vscode.Uri.joinPath(folder, '.gitignore')));
}

async function ignoreKeys(folder: vscode.Uri, files: readonly IssuedFile[]): Promise<void> {
  const text = new TextEncoder().encode(ignoringKeys(files));
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, '.gitignore'), text);
}

async function finish(
  files: readonly vscode.Uri[],
  report: IssueReport,
  asked: IssueParams,
  context: ClientContext,
  offerNext: OfferNext | undefined,
): Promise<void> {
  const snippet = snippetOf(asked);
  if (snippet !== undefined && asked.target.kind === 'folder') {
    await remember(context.memory, { folder: toClientUri(asked.target.uri, context), snippet });
  }
  await announce(report, files, asked, context, offerNext);
}

function toClientUri(uri: string, { client }: ClientContext): string {
  return client.protocol2CodeConverter.asUri(uri).toString();
}
