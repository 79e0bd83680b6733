import * as vscode from 'vscode';
import type { KeyType } from '../../../../server/src/lsp/protocol/issuing.ts';
import { pickOne } from '../../pickers/pick.ts';
import type { Answer, StepFrame } from '../../pickers/steps.ts';
import type { IssuingSession } from '../issuing-session.ts';

const labels: Readonly<Record<KeyType, string>> = {
  'ecdsa-p256': 'ECDSA P-256',
  'ecdsa-p384': 'ECDSA P-384',
  'rsa-2048': 'RSA 2048',
  'rsa-3072': 'RSA 3072',
  'rsa-4096': 'RSA 4096',
  ed25519: 'Ed25519',
  'ml-dsa-44': 'ML-DSA-44',
  'ml-dsa-65': 'ML-DSA-65',
  'ml-dsa-87': 'ML-DSA-87',
};

/** The kind of key, of those that the server's runtime makes. */
export function askKeyType(frame: StepFrame, chosen: KeyType, { options }: IssuingSession): Promise<Answer<KeyType>> {
  return pickOne<KeyType>(frame, {
    placeholder: vscode.l10n.t('Kind of key'),
    items: options.keyTypes.map((value) => ({ value, label: labels[value], description: describe(value) })),
    isChosen: (type) => type === chosen,
  });
}

function describe(type: KeyType): string {
  const { t } = vscode.l10n;
  if (type === 'ecdsa-p256') return t('small, fast, read by everything of today');
  if (type === 'rsa-4096') return t('takes some seconds to make');
  if (type.startsWith('rsa')) return t('for old clients');
  if (type === 'ed25519') return t('no browser takes it');
  return type.startsWith('ml-dsa') ? t('post-quantum; few TLS stacks take it') : '';
}
