import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RenewTask } from '../../../issue/tasks.ts';
import type { Terminal } from '../../terminal.ts';
import { UsageError } from '../../usage-error.ts';
import { authorityOptions, readAuthority } from '../options/authority.ts';
import { reportOptions } from '../options/delivery.ts';
import { lifetimeOptions, readLifetime } from '../options/lifetime.ts';
import { readPassword } from '../options/password.ts';
import { parseCommandLine } from '../options/words.ts';
import { type Order, plainPackaging } from '../order.ts';

const options = {
  'same-key': { type: 'boolean', default: false },
  ...lifetimeOptions,
  ...authorityOptions,
  'password-file': { type: 'string' },
  'password-env': { type: 'string' },
  ...reportOptions,
} as const;

/** `certscope renew`: certificates again, in their place. Throws a UsageError. */
export function readRenew(args: readonly string[], terminal: Terminal): Order {
  const { values, free } = parseCommandLine(args, options, []);
  if (free.length === 0) throw new UsageError('renew needs the file of a certificate.');
  const [first = '', ...others] = new Set(free.map((file) => pathToFileURL(resolve(terminal.cwd, file)).href));
  const task: RenewTask = {
    kind: 'renew',
    uri: first,
    others: others.map((uri) => ({ uri })),
    key: values['same-key'] ? 'same' : 'new',
    lifetime: readLifetime(values, terminal),
    authority: readAuthority(values, terminal),
  };
  const keyPassword = readPassword('--password', values['password-file'], values['password-env'], terminal);
  const packaging = { ...plainPackaging, keyPassword };
  return { tasks: [task], packaging, delivery: { kind: 'in-place' }, json: values.json, force: values.force };
}
