import * as vscode from 'vscode';
import {
  type ConnectionPreview,
  type ConnectionRefused,
  type ConnectParams,
  type PreviewParams,
  type ProxyParams,
  previewConnectionRequest,
} from '../../../server/src/lsp/protocol/connecting.ts';
import type { ClientContext } from '../client-context.ts';
import { type EditorProxy, readEditorProxy } from './editor-proxy.ts';

/** Which way leads to a target: that of the editor, straight there, or through a proxy of its own. */
export type ProxyChoice =
  | { readonly kind: 'editor' | 'none' }
  | { readonly kind: 'given'; readonly proxy: ProxyParams };

/** What a test asks for besides the target, the client certificate and trust; what is left out has a default. */
export interface ChosenOptions
  extends Pick<
    ConnectParams,
    'serverName' | 'starttls' | 'alpn' | 'minVersion' | 'maxVersion' | 'http' | 'timeoutSeconds' | 'repeat'
  > {
  readonly proxy: ProxyChoice;
}

/** Where nothing was chosen. */
export const usualOptions: ChosenOptions = { proxy: { kind: 'editor' } };

/** What a command was handed already. */
export function optionsOf({ proxy, ...given }: ConnectParams): ChosenOptions {
  const { serverName, starttls, alpn, minVersion, maxVersion, http, timeoutSeconds, repeat } = given;
  return {
    ...{ serverName, starttls, alpn, minVersion, maxVersion, http, timeoutSeconds, repeat },
    proxy: proxy === undefined ? usualOptions.proxy : { kind: 'given', proxy },
  };
}

/** The same as a request has it: with the editor's proxy where that is for this target. */
export async function paramsOf(
  target: string,
  { proxy, ...options }: ChosenOptions,
  context: ClientContext,
): Promise<Omit<ConnectParams, 'credentials' | 'trust'>> {
  return { target, ...options, proxy: await resolveProxy(target, proxy, context) };
}

async function resolveProxy(
  target: string,
  choice: ProxyChoice,
  context: ClientContext,
): Promise<ProxyParams | undefined> {
  if (choice.kind === 'none') return undefined;
  if (choice.kind === 'given') return choice.proxy;
  const { proxy, noProxy } = editorProxy(context);
  if (proxy === undefined) return undefined;
  const preview = await previewConnection({ target, noProxy }, context);
  return preview.kind === 'preview' && !preview.bypassesProxy ? proxy : undefined;
}

/** The proxy of the editor, as its settings and the environment are now. */
export function editorProxy({ environment }: ClientContext): EditorProxy {
  const http = vscode.workspace.getConfiguration('http');
  const settings = { support: http.get('proxySupport'), proxy: http.get('proxy'), noProxy: http.get('noProxy') };
  return readEditorProxy(settings, environment);
}

/** What the server makes of them, or what is wrong with them. */
export async function previewConnection(
  params: PreviewParams,
  { client }: ClientContext,
): Promise<ConnectionPreview | ConnectionRefused> {
  return client.sendRequest(previewConnectionRequest, params);
}
