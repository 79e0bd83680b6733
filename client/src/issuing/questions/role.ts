import * as vscode from 'vscode';
import type { Role } from '../../../../server/src/lsp/protocol/issuing.ts';
import { pickOne } from '../../pickers/pick.ts';
import type { Answer, StepFrame } from '../../pickers/steps.ts';

/** Which side of a handshake a certificate is for. */
export function askRole(frame: StepFrame, chosen: Role): Promise<Answer<Role>> {
  const { t } = vscode.l10n;
  return pickOne<Role>(frame, {
    placeholder: t('What is the certificate for?'),
    items: [
      { value: 'server', label: t('Server'), description: t('clients check its names (serverAuth)') },
      { value: 'client', label: t('Client'), description: t('servers learn who connects (clientAuth)') },
      { value: 'both', label: t('Both'), description: t('a service that serves and calls, as in a mesh') },
    ],
    isChosen: (role) => role === chosen,
  });
}
