import type { ExpiryHistory, SeenExpiry } from '../../handshake/targets/expiry-history.ts';
import { HTTP_REQUESTS, STARTTLS_PROTOCOLS, TLS_VERSIONS } from '../../handshake/types.ts';
import {
  byKind,
  Fields,
  flag,
  listOf,
  numberFrom,
  oneOf,
  optional,
  type Read,
  text,
  wholeFrom,
  wrong,
} from '../issuing/arguments.ts';
import { readScope } from '../issuing/read-params.ts';
import {
  type ConnectionScope,
  type ConnectionTrust,
  type ConnectParams,
  MAX_REPEAT,
  MAX_TIMEOUT_SECONDS,
  type PemCredentials,
  type Pkcs12Credentials,
  type PreviewParams,
  type ProxyParams,
  type ScanParams,
  type StorePassword,
  type TestServerParams,
  type TestTargetsParams,
} from '../protocol/connecting.ts';

export const readConnectionScope: Read<ConnectionScope> = (value, place) => ({
  ...readScope(value, place),
  document: new Fields(value ?? {}, place).read('document', optional(text)),
});

/** It stands in the request to the proxy's port, and in reports. */
const host: Read<string> = (value, place) => {
  const read = text(value, place);
  if (!/^[^\s\p{Cc}/@]+$/u.test(read)) throw wrong(place, 'a host');
  return read;
};

const readProxy: Read<ProxyParams> = (value, place) => {
  const fields = new Fields(value, place);
  return {
    host: fields.read('host', host),
    port: fields.read('port', wholeFrom(1, 65_535)),
    user: fields.read('user', optional(text)),
    password: fields.read('password', optional(text)),
  };
};

export const readScan: Read<ScanParams> = (value, place) => {
  const fields = new Fields(value, place);
  return {
    target: fields.read('target', text),
    serverName: fields.read('serverName', optional(text)),
    starttls: fields.read('starttls', optional(oneOf(STARTTLS_PROTOCOLS))),
    alpn: fields.read('alpn', optional(listOf(text))),
    proxy: fields.read('proxy', optional(readProxy)),
    json: fields.read('json', optional(flag)),
  };
};

export const readConnect: Read<ConnectParams> = (value, place) => {
  const fields = new Fields(value, place);
  return {
    ...readScan(value, place),
    credentials: fields.read('credentials', optional(readCredentials)),
    trust: fields.read('trust', optional(readTrust)),
    minVersion: fields.read('minVersion', optional(oneOf(TLS_VERSIONS))),
    maxVersion: fields.read('maxVersion', optional(oneOf(TLS_VERSIONS))),
    http: fields.read('http', optional(oneOf(HTTP_REQUESTS))),
    timeoutSeconds: fields.read('timeoutSeconds', optional(wholeFrom(1, MAX_TIMEOUT_SECONDS))),
    repeat: fields.read('repeat', optional(wholeFrom(1, MAX_REPEAT))),
  };
};

export const readPreview: Read<PreviewParams> = (value, place) => ({
  ...readConnect(value, place),
  noProxy: new Fields(value, place).read('noProxy', optional(listOf(text))),
});

export const readTestTargets: Read<TestTargetsParams> = (value, place) => {
  const fields = new Fields(value, place);
  return {
    uri: fields.read('uri', text),
    history: fields.read('history', optional(readHistory)),
    passwords: fields.read('passwords', optional(listOf(readStorePassword))),
    proxy: fields.read('proxy', optional(readProxy)),
    noProxy: fields.read('noProxy', optional(listOf(text))),
    json: fields.read('json', optional(flag)),
  };
};

const readStorePassword: Read<StorePassword> = (value, place) => {
  const fields = new Fields(value, place);
  return { store: fields.read('store', text), password: fields.read('password', text) };
};

/** What the client kept; whatever is no history any more is left out. */
const readHistory: Read<ExpiryHistory> = (value) => {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.map(([address, seen]) => [address, Array.isArray(seen) ? seen.filter(isSeenExpiry) : []]),
  );
};

function isSeenExpiry(value: unknown): value is SeenExpiry {
  if (typeof value !== 'object' || value === null || !('notAfter' in value) || !('seen' in value)) return false;
  return [value.notAfter, value.seen].every((each) => typeof each === 'number' && Math.abs(each) <= 8.64e15);
}

export const readTestServer: Read<TestServerParams> = (value, place) => {
  const fields = new Fields(value, place);
  return {
    credentials: fields.read('credentials', byKind({ pem: readPem })),
    authorities: fields.read('authorities', optional(readTrust)),
    port: fields.read('port', optional(numberFrom(0, 65_535))),
  };
};

const readPem = (fields: Fields): PemCredentials => ({
  kind: 'pem',
  certificate: fields.read('certificate', text),
  sha256: fields.read('sha256', optional(text)),
  key: fields.read('key', text),
  password: fields.read('password', optional(text)),
});

const readCredentials = byKind<PemCredentials | Pkcs12Credentials>({
  pem: readPem,
  pkcs12: (fields) => ({
    kind: 'pkcs12',
    store: fields.read('store', text),
    password: fields.read('password', optional(text)),
  }),
});

export const readTrust = byKind<ConnectionTrust>({
  workspace: () => ({ kind: 'workspace' }),
  system: () => ({ kind: 'system' }),
  mozilla: () => ({ kind: 'mozilla' }),
  file: (fields) => ({ kind: 'file', uri: fields.read('uri', text) }),
});
