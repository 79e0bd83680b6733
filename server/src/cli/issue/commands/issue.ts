import { ROLES } from '../../../issue/types.ts';
import { oneOf } from '../../options.ts';
import type { Terminal } from '../../terminal.ts';
import { authorityOptions, readSigner } from '../options/authority.ts';
import { deliveryOptions, readFolderDelivery, readStandardOutput } from '../options/delivery.ts';
import { readKeyType } from '../options/key-type.ts';
import { lifetimeOptions, readLifetime } from '../options/lifetime.ts';
import { requireNames } from '../options/names.ts';
import { packagingOptions, readPackaging } from '../options/packaging.ts';
import { parseCommandLine, refuseWords } from '../options/words.ts';
import type { Order } from '../order.ts';

const options = {
  name: { type: 'string', multiple: true },
  role: { type: 'string' },
  cn: { type: 'string' },
  profile: { type: 'string' },
  'key-type': { type: 'string' },
  ...lifetimeOptions,
  ...authorityOptions,
  ...packagingOptions,
  ...deliveryOptions,
} as const;

/** `certscope issue`: one certificate and its key. Throws a UsageError. */
export function readIssue(args: readonly string[], terminal: Terminal): Order {
  const { values, list, free } = parseCommandLine(args, options, ['name']);
  refuseWords(free);
  const { packaging, generatedPassword } = readPackaging(values, terminal);
  const task = {
    kind: 'certificate',
    role: values.role === undefined ? undefined : oneOf('--role', values.role, ROLES),
    names: requireNames('--name', list('name')),
    commonName: values.cn,
    profile: values.profile,
    keyType: readKeyType(values['key-type']),
    lifetime: readLifetime(values, terminal),
    authority: readSigner(values, terminal),
  } as const;
  const toStandardOutput = values.out === '-';
  const delivery = toStandardOutput
    ? readStandardOutput(packaging.formats, values.json)
    : readFolderDelivery(values, terminal);
  return { tasks: [task], packaging, delivery, json: values.json, force: values.force, generatedPassword };
}
