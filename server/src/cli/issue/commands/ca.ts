import { parseSubtree } from '../../../issue/name-constraints.ts';
import { english } from '../../../text/localize.ts';
import type { Terminal } from '../../terminal.ts';
import { UsageError } from '../../usage-error.ts';
import { deliveryOptions, readFolderDelivery } from '../options/delivery.ts';
import { readKeyType } from '../options/key-type.ts';
import { lifetimeOptions, readLifetime } from '../options/lifetime.ts';
import { parseCommandLine, refuseWords } from '../options/words.ts';
import { type Delivery, type Order, plainPackaging } from '../order.ts';

const createOptions = {
  name: { type: 'string' },
  intermediate: { type: 'boolean', default: false },
  permit: { type: 'string', multiple: true },
  'no-constraints': { type: 'boolean', default: false },
  'key-type': { type: 'string' },
  'with-key': { type: 'boolean', default: false },
  ...lifetimeOptions,
  ...deliveryOptions,
} as const;

/** `certscope ca create`. Throws a UsageError. */
export function readCaCreate(args: readonly string[], terminal: Terminal): Order {
  const { values, list, free } = parseCommandLine(args, createOptions, ['permit']);
  refuseWords(free);
  if (values['with-key'] && values.out === undefined)
    throw new UsageError('--with-key needs a folder for the key: say --out DIR.');
  const task = {
    kind: 'authority',
    name: values.name,
    intermediate: values.intermediate,
    permitted: readPermitted(list('permit'), values['no-constraints']),
    keyType: readKeyType(values['key-type']),
    lifetime: readLifetime(values, terminal),
    keep: values['with-key'] ? 'delivery' : 'storage',
  } as const;
  const delivery: Delivery = values.out === undefined ? { kind: 'storage' } : readFolderDelivery(values, terminal);
  return { tasks: [task], packaging: plainPackaging, delivery, json: values.json, force: values.force };
}

function readPermitted(words: readonly string[], unconstrained: boolean): readonly string[] | 'none' | undefined {
  const permitted = words.flatMap((word) => word.split(','));
  if (unconstrained && permitted.length > 0)
    throw new UsageError(
      '--permit names what a CA may sign for, and --no-constraints lets it sign for all: leave one out.',
    );
  for (const word of permitted) {
    const subtree = parseSubtree(word, english);
    if ('problem' in subtree) throw new UsageError(`--permit: ${subtree.problem}`);
  }
  if (unconstrained) return 'none';
  return permitted.length > 0 ? permitted : undefined;
}
