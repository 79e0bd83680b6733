import { readNginxDirectives } from '../nginx/directives.ts';
import { addressesOfListen, readTlsServers } from '../nginx/servers.ts';
import { addressOf } from './address.ts';
import type { ServiceAddress, ServiceFact, ServiceName } from './types.ts';

/** Addresses of one `server` block. */
const MAX_ADDRESSES = 50;

/** The `server_name`s of an nginx configuration that a certificate can carry, and where its servers accept TLS. */
export function* readNginx(text: string): Generator<ServiceFact> {
  yield* readNames(text);
  yield* readAddresses(text);
}

function* readNames(text: string): Generator<ServiceName> {
  for (const { words } of readNginxDirectives(text)) {
    const [directive, ...names] = words;
    if (directive?.text !== 'server_name') continue;
    for (const name of names) {
      for (const value of valuesOf(name.text)) yield { kind: 'name', value, owner: 'nginx server_name' };
    }
  }
}

/** `.example.com` stands for the domain and all hosts in it; regular expressions, variables, `_` and `www.*` for no name. */
function valuesOf(name: string): readonly string[] {
  if (name === '' || name === '_' || /^~|[$]|\*$/.test(name)) return [];
  return name.startsWith('.') ? [name.slice(1), `*${name}`] : [name];
}

function* readAddresses(text: string): Generator<ServiceAddress> {
  for (const { names, listens } of readTlsServers(text)) {
    const addresses = listens.flatMap((listen) => {
      const owner = `nginx listen ${listen.port} ssl`;
      const reached = addressesOfListen(names.slice(0, MAX_ADDRESSES), listen);
      return reached.flatMap(({ host, port }) => addressOf(host, port, { tls: 'stated', owner }));
    });
    yield* addresses.slice(0, MAX_ADDRESSES);
  }
}
