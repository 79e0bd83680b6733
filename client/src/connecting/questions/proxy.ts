import * as vscode from 'vscode';
import type { ProxyParams } from '../../../../server/src/lsp/protocol/connecting.ts';
import { pickOne } from '../../pickers/pick.ts';
import type { Answer } from '../../pickers/steps.ts';
import { typeText } from '../../pickers/type-text.ts';
import type { ProxyChoice } from '../chosen-options.ts';
import { parseProxy, showProxy } from '../editor-proxy.ts';
import { editorProxy } from '../preview.ts';
import type { Changing } from './option-questions.ts';

/** The way that is taken, without credentials. */
export function describeProxy(changing: Changing): string {
  const { t } = vscode.l10n;
  const { proxy: choice } = changing.chosen;
  switch (choice.kind) {
    case 'none':
      return t('none');
    case 'given':
      return showWay(choice.proxy);
    case 'editor':
      return describeEditorProxy(changing);
  }
}

function describeEditorProxy({ preview, session }: Changing): string {
  const { t } = vscode.l10n;
  const { proxy, unusable } = editorProxy(session.context);
  if (unusable !== undefined) return t('none: that of the editor ({0}) is no HTTP proxy', unusable);
  if (proxy === undefined) return t('none');
  return preview.bypassesProxy
    ? t('none: that of the editor is not for this target')
    : t('{0}, from the settings of the editor', showWay(proxy));
}

function showWay(proxy: ProxyParams): string {
  return proxy.user === undefined ? showProxy(proxy) : vscode.l10n.t('{0} (with credentials)', showProxy(proxy));
}

/** That of the editor, none, or one that is typed. */
export async function askProxy(changing: Changing): Promise<Answer<ProxyChoice>> {
  const { t } = vscode.l10n;
  const { chosen, frame } = changing;
  for (;;) {
    const answer = await pickOne<ProxyChoice['kind']>(frame, {
      placeholder: t('HTTP proxy that is asked to connect'),
      items: [
        { value: 'editor', label: t('As the editor'), description: describeEditorProxy(changing) },
        { value: 'none', label: t('None') },
        { value: 'given', label: `$(edit) ${t('Type another…')}`, alwaysShow: true },
      ],
      isChosen: (value) => value === chosen.proxy.kind,
    });
    if (answer.kind !== 'next') return answer;
    if (answer.value !== 'given') return { kind: 'next', value: { kind: answer.value } };
    const typed = await typeProxy(changing);
    if (typed.kind !== 'back') return typed;
  }
}

async function typeProxy({ chosen, frame }: Changing): Promise<Answer<ProxyChoice>> {
  const { t } = vscode.l10n;
  const before = chosen.proxy.kind === 'given' ? chosen.proxy.proxy : undefined;
  const answer = await typeText(frame, {
    prompt: t('Host and port; http://user:password@host:port where it wants to know who asks, which is not kept'),
    placeholder: 'proxy.example:3128',
    value: before === undefined ? '' : showProxy(before),
    check: (text) =>
      parseProxy(text) === undefined ? t('This is no HTTP proxy. Type it as proxy.example:3128.') : undefined,
  });
  if (answer.kind !== 'next') return answer;
  // What is shown has no credentials: left as it was, it has them all the same.
  const isSame = before !== undefined && answer.value.trim() === showProxy(before);
  const proxy = isSame ? before : parseProxy(answer.value);
  return proxy === undefined ? { kind: 'back' } : { kind: 'next', value: { kind: 'given', proxy } };
}
