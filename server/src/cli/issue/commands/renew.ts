import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RenewTask } from '../../../issue/tasks.ts';
import type { Terminal } from '../../terminal.ts';
import { UsageError } from '../../usage-error.ts';
import { authorityOptions, readAuthority } from '../options/authority.ts';
import { lifetimeOptions, readLifetime } from '../options/lifetime.ts';
import { parseCommandLine } from '../options/words.ts';
import { type Order, plainPackaging } from '../order.ts';

const options = {
  'same-key': { type: 'boolean', default: false },
  ...lifetimeOptions,
  ...authorityOptions,
  json: { type: 'boolean', default: false },
} as const;

/** `certscope renew`: certificates again, in their place. Throws a UsageError. */
export function readRenew(args: readonly string[], terminal: Terminal): Order {
  const { values, free } = parseCommandLine(args, options, []);
  if (free.length === 0) throw new UsageError('renew needs the file of a certificate.');
  const uris = new Set(free.map((file) => pathToFileURL(resolve(terminal.cwd, file)).href));
  const tasks = [...uris].map(
    (uri): RenewTask => ({
      kind: 'renew',
      uri,
      key: values['same-key'] ? 'same' : 'new',
      lifetime: readLifetime(values, terminal),
      authority: readAuthority(values, terminal),
    }),
  );
  return { tasks, packaging: plainPackaging, delivery: { kind: 'in-place' }, json: values.json };
}
