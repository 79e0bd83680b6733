import type { YamlNode } from '../yaml/tree.ts';
import { addressOf, isTlsPort, portOf } from './address.ts';
import { takeDefaults } from './placeholders.ts';
import { MAX_DOCUMENTS, type Properties, readProperties } from './properties.ts';
import type { ServiceAddress } from './types.ts';
import { readRoots, type YamlReader } from './yaml-reader.ts';

/** Where Spring Boot listens when nothing is said. */
const DEFAULT_PORT = '8080';

/** Mappings inside one another that are read; the longest key here has five. */
const MAX_DEPTH = 6;

/** Where an application of Spring Boot accepts TLS, the management port included. Documents for profiles stand on those for all. */
export function* readSpring(path: string, text: string): Generator<ServiceAddress> {
  const read = /\.properties$/i.test(path) ? readProperties(text, matters) : readYaml(text);
  const documents = read.map(canonical);
  const base = new Map(documents.filter((each) => profileOf(each) === undefined).flatMap((each) => [...each]));
  yield* addressesOf(base, undefined);
  for (const document of documents) {
    const profile = profileOf(document);
    if (profile !== undefined) yield* addressesOf(new Map([...base, ...document]), profile);
  }
}

function profileOf(document: Properties): string | undefined {
  return document.get('spring.config.activate.onprofile') ?? document.get('spring.profiles');
}

/** Spring binds `key-store`, `keyStore` and `key_store` alike. */
function canonical(properties: Properties): Properties {
  return new Map([...properties].map(([key, value]) => [simplified(key), value]));
}

const simplified = (key: string): string => key.toLowerCase().replaceAll(/[-_]/g, '');

const wanted: readonly string[] = [
  'server.port',
  'server.ssl',
  'management.server.port',
  'management.server.ssl',
  'spring.config.activate.onprofile',
  'spring.profiles',
];

/** Whether a key is one of those that count here, or stands above or below one. */
function matters(key: string): boolean {
  const name = simplified(key);
  return wanted.some((each) => each === name || each.startsWith(`${name}.`) || name.startsWith(`${each}.`));
}

function readYaml(text: string): readonly Properties[] {
  const documents: Properties[] = [];
  for (const [root, yaml] of readRoots(text, (section) => /server|management/.test(section))) {
    documents.push(new Map(flatten(root, yaml, '', MAX_DEPTH)));
    if (documents.length === MAX_DOCUMENTS) break;
  }
  return documents;
}

function* flatten(
  node: YamlNode | undefined,
  yaml: YamlReader,
  prefix: string,
  depth: number,
): Generator<readonly [string, string]> {
  for (const [key, value] of yaml.entries(node)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (!matters(path)) continue;
    const text = value?.kind === 'seq' ? yaml.texts(value).join(', ') : yaml.written(value);
    if (text !== undefined) yield [path, text];
    else if (depth > 1) yield* flatten(value, yaml, path, depth - 1);
  }
}

function* addressesOf(properties: Properties, profile: string | undefined): Generator<ServiceAddress> {
  const server = sslOf(properties, 'server');
  yield* addressAt(properties.get('server.port'), server, ownerOf('server.port', profile, server));
  const port = properties.get('management.server.port');
  if (port === undefined) return;
  // A management port that says nothing of TLS does as the server does.
  const management = sslOf(properties, 'management.server') ?? server;
  yield* addressAt(port, management, ownerOf('management.server.port', profile, management));
}

/** `Spring server.port, profile prod, client-auth need`. */
function ownerOf(key: string, profile: string | undefined, ssl: Ssl): string {
  const details = [profile && `profile ${profile}`, ssl?.clientAuth && `client-auth ${ssl.clientAuth}`];
  return [`Spring ${key}`, ...details.filter((each) => each !== undefined && each !== '')].join(', ');
}

/** What is said of TLS; undefined where nothing is. */
type Ssl = { readonly isOn: boolean; readonly clientAuth: string | undefined } | undefined;

function sslOf(properties: Properties, prefix: string): Ssl {
  if (![...properties.keys()].some((key) => key.startsWith(`${prefix}.ssl.`))) return undefined;
  const setting = (key: string): string | undefined => takeDefaults(properties.get(`${prefix}.ssl.${key}`), 'spring');
  return { isOn: setting('enabled')?.toLowerCase() !== 'false', clientAuth: setting('clientauth') };
}

/** Another file may set the port, or what makes it TLS: then the number has to speak for it. */
function* addressAt(written: string | undefined, ssl: Ssl, owner: string): Generator<ServiceAddress> {
  if (ssl?.isOn === false) return;
  const port = portOf(takeDefaults(written ?? DEFAULT_PORT, 'spring'));
  if (ssl !== undefined)
    yield* addressOf('localhost', port, { tls: written === undefined ? 'likely' : 'stated', owner });
  else if (port !== undefined && isTlsPort(port)) yield* addressOf('localhost', port, { tls: 'likely', owner });
}
