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
import type { ChosenOptions, ProxyChoice } from './chosen-options.ts';
import { type EditorProxy, readEditorProxy } from './editor-proxy.ts';

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
