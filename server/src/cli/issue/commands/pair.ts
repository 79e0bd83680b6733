import type { Terminal } from '../../terminal.ts';
import { UsageError } from '../../usage-error.ts';
import { authorityOptions, readSigner } from '../options/authority.ts';
import { deliveryOptions, readFolderDelivery } from '../options/delivery.ts';
import { readKeyType } from '../options/key-type.ts';
import { lifetimeOptions, readLifetime } from '../options/lifetime.ts';
import { readNames, requireNames } from '../options/names.ts';
import { packagingOptions, readPackaging } from '../options/packaging.ts';
import { parseCommandLine, refuseWords } from '../options/words.ts';
import type { Order } from '../order.ts';

const options = {
  name: { type: 'string', multiple: true },
  'client-name': { type: 'string', multiple: true },
  profile: { type: 'string' },
  'key-type': { type: 'string' },
  ...lifetimeOptions,
  ...authorityOptions,
  ...packagingOptions,
  ...deliveryOptions,
} as const;

/** `certscope pair`: CA, server and client certificate at once. Throws a UsageError. */
export function readPair(args: readonly string[], terminal: Terminal): Order {
  const { values, list, free } = parseCommandLine(args, options, ['name', 'client-name']);
  refuseWords(free);
  const authority = readSigner(values, terminal);
  if (authority.kind === 'self-signed')
    throw new UsageError('Server and client of a pair trust each other through a CA: --ca self-signed gives none.');
  const { packaging, generatedPassword } = readPackaging(values, terminal);
  const clientNames = readNames('--client-name', list('client-name'));
  const task = {
    kind: 'pair',
    serverNames: requireNames('--name', list('name')),
    clientNames: clientNames.length > 0 ? clientNames : ['client.internal'],
    profile: values.profile,
    keyType: readKeyType(values['key-type']),
    lifetime: readLifetime(values, terminal),
    authority,
  } as const;
  const delivery = readFolderDelivery(values, terminal);
  return { tasks: [task], packaging, delivery, json: values.json, force: values.force, generatedPassword };
}
