import * as vscode from 'vscode';
import type { ConnectParams } from '../../../server/src/lsp/protocol/connecting.ts';
import { fittingAuthorityRequest, type WantedClient } from '../../../server/src/lsp/protocol/reports.ts';
import type { ClientContext } from '../client-context.ts';
import { issueCertificate } from '../commands/issue-certificate.ts';
import { currentFolder, scopeOf } from '../issuing/issuing-session.ts';
import type { PackagingDraft } from '../issuing/questions/packaging.ts';
import { plainMessage } from '../views/plain-message.ts';
import { ask } from './ask.ts';
import { whyRefused } from './permission.ts';
import type { ConnectionReports } from './reports.ts';

/** Issues a client certificate that the server takes, and offers to test the connection with it. Says first where whatever is issued will be refused. */
export async function issueClient(
  wanted: WantedClient,
  params: ConnectParams,
  reports: ConnectionReports,
  context: ClientContext,
): Promise<void> {
  const { t } = vscode.l10n;
  const refused = whyRefused();
  if (refused !== undefined) return void vscode.window.showErrorMessage(plainMessage(refused));
  const scope = scopeOf(context, currentFolder());
  const { fits, notes, authority, keyType } = await context.client.sendRequest(fittingAuthorityRequest, {
    ...scope,
    wanted,
  });
  const said = notes.join(' ');
  const anyway = t('Issue Anyway');
  if (!fits && (await vscode.window.showWarningMessage(plainMessage(said), anyway)) !== anyway) return;
  if (fits && notes.length > 0) void vscode.window.showInformationMessage(plainMessage(said));
  await issueCertificate(context, {
    authority,
    keyType,
    offerNext: (files, packaging) => {
      const credentials = credentialsOf(files, packaging, context);
      if (credentials === undefined) return [];
      const run = (): unknown => ask({ kind: 'connect', params: { ...params, credentials } }, reports, context);
      return [{ title: t('Test Again with It'), run }];
    },
  });
}

/** What of the files a handshake takes; undefined where they hold none of it. */
function credentialsOf(
  files: readonly vscode.Uri[],
  { keyPassword, password }: PackagingDraft,
  { client }: ClientContext,
): ConnectParams['credentials'] {
  const find = (...names: readonly string[]): string | undefined => {
    const found = names.map((name) => files.find(({ path }) => path.endsWith(`/${name}`)));
    const file = found.find((each) => each !== undefined);
    return file && client.code2ProtocolConverter.asUri(file);
  };
  const certificate = find('fullchain.pem', 'combined.pem', 'secret.yaml');
  const key = find('key.pem', 'combined.pem', 'secret.yaml');
  if (certificate !== undefined && key !== undefined) return { kind: 'pem', certificate, key, password: keyPassword };
  const store = find('keystore.p12');
  return store === undefined ? undefined : { kind: 'pkcs12', store, password: password ?? '' };
}
