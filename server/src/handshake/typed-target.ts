import { Refusal } from '../issue/refusal.ts';
import { parseIpAddress } from '../path/validation/names/ip-address.ts';
import type { Localize } from '../text/localize.ts';
import {
  defaultProtocols,
  defaultServerName,
  findSettingFaults,
  type HandshakeSettings,
  versionsOf,
} from './target-settings.ts';
import type { Endpoint, HttpRequest, StartTlsProtocol, Target } from './types.ts';
import { maskUserInfo } from './user-info.ts';

/** A target as people write it. */
export interface TypedTarget extends HandshakeSettings {
  /** `api.example:8443`, `[::1]:8443`, `https://api.example`, `smtp://mail.example`. */
  readonly target: string;
  readonly starttls?: StartTlsProtocol | undefined;
  /** The target is connected to directly where absent. */
  readonly proxy?: Endpoint | undefined;
  /** `always` for https URLs, else `auto`, where absent. */
  readonly http?: HttpRequest | undefined;
}

/** What a URL's scheme means: a port, and how TLS begins. */
interface Scheme {
  readonly port: number;
  readonly starttls?: StartTlsProtocol;
}

const schemes: Readonly<Record<string, Scheme>> = {
  https: { port: 443 },
  smtp: { port: 25, starttls: 'smtp' },
  imap: { port: 143, starttls: 'imap' },
  pop3: { port: 110, starttls: 'pop3' },
  ftp: { port: 21, starttls: 'ftp' },
  ldap: { port: 389, starttls: 'ldap' },
  postgres: { port: 5432, starttls: 'postgres' },
  postgresql: { port: 5432, starttls: 'postgres' },
  mysql: { port: 3306, starttls: 'mysql' },
  xmpp: { port: 5222, starttls: 'xmpp' },
};

/** What to connect to, from what was typed. Throws a Refusal that says what is wrong with it. */
export function readTarget(typed: TypedTarget, t: Localize): Target {
  const { scheme, host, port } = parse(typed.target.trim(), t);
  const [fault] = findSettingFaults(typed, t);
  if (fault !== undefined) throw new Refusal(fault.message);
  const starttls = typed.starttls ?? scheme?.starttls;
  const name = typed.serverName ?? defaultServerName(host);
  return {
    host,
    port,
    serverName: name === '' ? undefined : name,
    alpn: typed.alpn ?? defaultProtocols(starttls),
    versions: versionsOf(typed),
    starttls,
    // Who asks it is nothing that a target holds.
    proxy: typed.proxy && { host: typed.proxy.host, port: typed.proxy.port },
    http: typed.http ?? (starttls === undefined && scheme !== undefined ? 'always' : 'auto'),
  };
}

interface Parsed {
  readonly scheme: Scheme | undefined;
  readonly host: string;
  readonly port: number;
}

/** Of a URL, the path is passed over. A user is refused: nobody is told it, and targets are shown, logged and kept in repositories. */
function parse(typed: string, t: Localize): Parsed {
  const complaint = t(
    '“{0}” is no host and port. Type it as api.example:8443, [::1]:8443 or https://api.example.',
    maskUserInfo(typed),
  );
  const name = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed)?.[1]?.toLowerCase();
  const scheme = name === undefined || !Object.hasOwn(schemes, name) ? undefined : schemes[name];
  if (name !== undefined && scheme === undefined) throw new Refusal(complaint);
  const rest = name === undefined ? typed : (typed.slice(name.length + '://'.length).split(/[/?#]/, 1)[0] ?? '');
  if (rest.includes('@'))
    throw new Refusal(
      t('“{0}” names a user, which has no place in a target: leave out all up to the “@”.', maskUserInfo(typed)),
    );
  const groups = /^(?:\[(?<address>[^\]]+)\]|(?<host>[^:/@\s[\]]+))(?::(?<port>\d{1,5}))?$/.exec(rest)?.groups;
  const host = groups?.['address'] ?? groups?.['host'];
  if (host === undefined) throw new Refusal(complaint);
  if (groups?.['address'] !== undefined && parseIpAddress(host)?.length !== 16) throw new Refusal(complaint);
  const port = groups?.['port'] === undefined ? scheme?.port : Number(groups['port']);
  if (port === undefined) throw new Refusal(t('The port is missing: type it as {0}:443.', rest));
  if (port < 1 || port > 65_535) throw new Refusal(t('{0} is no port.', port));
  return { scheme, host, port };
}
