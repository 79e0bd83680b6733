import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROLES } from '../../../issue/types.ts';
import { oneOf } from '../../options.ts';
import type { Terminal } from '../../terminal.ts';
import { UsageError } from '../../usage-error.ts';
import { authorityOptions, readSigner } from '../options/authority.ts';
import { deliveryOptions, readFolderDelivery } from '../options/delivery.ts';
import { readKeyType } from '../options/key-type.ts';
import { lifetimeOptions, readLifetime } from '../options/lifetime.ts';
import { requireNames } from '../options/names.ts';
import { readFormats } from '../options/packaging.ts';
import { parseCommandLine, refuseWords } from '../options/words.ts';
import { type Order, plainPackaging } from '../order.ts';

/** `certscope csr create` and `certscope csr sign`. Throws a UsageError. */
export function readCsr([action, ...args]: readonly string[], terminal: Terminal): Order {
  switch (action) {
    case 'create':
      return readCreate(args, terminal);
    case 'sign':
      return readSign(args, terminal);
    default:
      throw new UsageError('Say “csr create” or “csr sign”.');
  }
}

const createOptions = {
  name: { type: 'string', multiple: true },
  role: { type: 'string', default: 'server' },
  cn: { type: 'string' },
  'key-type': { type: 'string' },
  ...deliveryOptions,
} as const;

function readCreate(args: readonly string[], terminal: Terminal): Order {
  const { values, list, free } = parseCommandLine(args, createOptions, ['name']);
  refuseWords(free);
  const task = {
    kind: 'request',
    role: oneOf('--role', values.role, ROLES),
    names: requireNames('--name', list('name')),
    commonName: values.cn,
    keyType: readKeyType(values['key-type']),
  } as const;
  const delivery = readFolderDelivery(values, terminal);
  return { tasks: [task], packaging: plainPackaging, delivery, json: values.json, force: values.force };
}

const signOptions = {
  accept: { type: 'string', multiple: true },
  role: { type: 'string', default: 'server' },
  format: { type: 'string', multiple: true },
  ...lifetimeOptions,
  ...authorityOptions,
  ...deliveryOptions,
} as const;

function readSign(args: readonly string[], terminal: Terminal): Order {
  const { values, list, free } = parseCommandLine(args, signOptions, ['accept']);
  const [file, ...more] = free;
  if (file === undefined || more.length > 0)
    throw new UsageError('csr sign takes the file of one certificate signing request, before its options.');
  const authority = readSigner(values, terminal);
  if (authority.kind === 'self-signed')
    throw new UsageError('A request is signed by a CA: only who holds its key could sign it by itself.');
  const task = {
    kind: 'sign-request',
    uri: pathToFileURL(resolve(terminal.cwd, file)).href,
    accept: readAccepted(list('accept')),
    role: oneOf('--role', values.role, ROLES),
    lifetime: readLifetime(values, terminal),
    authority,
  } as const;
  const packaging = { formats: readFormats(values.format) };
  return {
    tasks: [task],
    packaging,
    delivery: readFolderDelivery(values, terminal),
    json: values.json,
    force: values.force,
  };
}

/** Words for the extensions that a service's request asks for (RFC 5280 §4.2.1). */
const extensions: ReadonlyMap<string, string> = new Map([
  ['san', '2.5.29.17'],
  ['key-usage', '2.5.29.15'],
  ['extended-key-usage', '2.5.29.37'],
]);

/** OIDs; undefined where nothing was said. */
function readAccepted(words: readonly string[]): readonly string[] | undefined {
  const named = words.flatMap((word) => word.split(','));
  if (named.length === 0) return undefined;
  return named.filter((word) => word !== 'none').map(toOid);
}

function toOid(word: string): string {
  const oid = extensions.get(word) ?? word;
  if (!/^[0-2](?:\.\d+)+$/.test(oid))
    throw new UsageError(`--accept takes ${[...extensions.keys()].join(', ')}, none and OIDs, not “${word}”.`);
  return oid;
}
