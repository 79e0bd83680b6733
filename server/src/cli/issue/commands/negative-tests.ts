import { DEFECTS } from '../../../issue/tasks.ts';
import { ROLES } from '../../../issue/types.ts';
import { oneOf } from '../../options.ts';
import type { Terminal } from '../../terminal.ts';
import { authorityOptions, readSigner } from '../options/authority.ts';
import { deliveryOptions, readFolderDelivery } from '../options/delivery.ts';
import { requireNames } from '../options/names.ts';
import { packagingOptions, readPackaging } from '../options/packaging.ts';
import { parseCommandLine, refuseWords } from '../options/words.ts';
import type { Order } from '../order.ts';

const options = {
  name: { type: 'string', multiple: true },
  role: { type: 'string', default: 'server' },
  only: { type: 'string', multiple: true },
  ...authorityOptions,
  ...packagingOptions,
  ...deliveryOptions,
} as const;

/** `certscope negative-tests`: certificates that correct peers refuse. Throws a UsageError. */
export function readNegativeTests(args: readonly string[], terminal: Terminal): Order {
  const { values, list, free } = parseCommandLine(args, options, ['name', 'only']);
  refuseWords(free);
  const { packaging, generatedPassword } = readPackaging(values, terminal);
  const only = list('only').flatMap((word) => word.split(','));
  const task = {
    kind: 'negative-tests',
    role: oneOf('--role', values.role, ROLES),
    names: requireNames('--name', list('name')),
    defects: only.length > 0 ? only.map((word) => oneOf('--only', word, DEFECTS)) : undefined,
    authority: readSigner(values, terminal),
  } as const;
  const delivery = readFolderDelivery(values, terminal);
  return { tasks: [task], packaging, delivery, json: values.json, force: values.force, generatedPassword };
}
