import type { ExpiryHistory, SeenExpiry } from '../../handshake/targets/expiry-history.ts';
import { STARTTLS_PROTOCOLS } from '../../handshake/types.ts';
import { byKind, Fields, numberFrom, oneOf, optional, type Read, text } from '../issuing/arguments.ts';
import type {
  ConnectionTrust,
  ConnectParams,
  PemCredentials,
  Pkcs12Credentials,
  ScanParams,
  TestServerParams,
  TestTargetsParams,
} from '../protocol/connecting.ts';

export const readScan: Read<ScanParams> = (value, place) => {
  const fields = new Fields(value, place);
  return {
    target: fields.read('target', text),
    serverName: fields.read('serverName', optional(text)),
    starttls: fields.read('starttls', optional(oneOf(STARTTLS_PROTOCOLS))),
  };
};

export const readConnect: Read<ConnectParams> = (value, place) => {
  const fields = new Fields(value, place);
  return {
    ...readScan(value, place),
    credentials: fields.read('credentials', optional(readCredentials)),
    trust: fields.read('trust', optional(readTrust)),
  };
};

export const readTestTargets: Read<TestTargetsParams> = (value, place) => {
  const fields = new Fields(value, place);
  return { uri: fields.read('uri', text), history: fields.read('history', optional(readHistory)) };
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
