import { parseIpAddress } from '../path/validation/names/ip-address.ts';
import type { Localize } from '../text/localize.ts';
import { type StartTlsProtocol, type Target, TLS_VERSIONS, type TlsVersion } from './types.ts';

/** What is asked for in a handshake, as somebody wrote it; what is left out has a default. */
export interface HandshakeSettings {
  /** Empty sends none; the host of the target where absent. */
  readonly serverName?: string | undefined;
  /** The preferred first; empty offers none. */
  readonly alpn?: readonly string[] | undefined;
  readonly minVersion?: TlsVersion | undefined;
  readonly maxVersion?: TlsVersion | undefined;
}

/** A setting that cannot be used, and why. */
export interface SettingFault {
  readonly setting: keyof HandshakeSettings;
  readonly message: string;
}

/** What is offered where nothing is said. */
export const DEFAULT_VERSIONS: Target['versions'] = { min: 'TLSv1.2', max: 'TLSv1.3' };

/** Names go into `server_name`, addresses must not (RFC 6066 §3). */
export function defaultServerName(host: string): string | undefined {
  return parseIpAddress(host) === undefined ? host : undefined;
}

/** As browsers and curl offer; behind STARTTLS there is no HTTP. */
export function defaultProtocols(starttls: StartTlsProtocol | undefined): readonly string[] {
  return starttls === undefined ? ['h2', 'http/1.1'] : [];
}

/** `1.2`, `TLSv1.2`, `tls1.2`; undefined where it is none of them. */
export function parseVersion(text: string): TlsVersion | undefined {
  const number = /^(?:tls ?v?)?(1(?:\.[0-3])?)$/i.exec(text)?.[1];
  return TLS_VERSIONS.find((each) => each === (number === '1.0' ? 'TLSv1' : `TLSv${number}`));
}

/** Whether one version is older than another. */
export function isOlder(one: TlsVersion, other: TlsVersion): boolean {
  return TLS_VERSIONS.indexOf(one) < TLS_VERSIONS.indexOf(other);
}

/** `h2, http/1.1`, the preferred first. */
export function splitProtocols(text: string): readonly string[] {
  return text.trim() === '' ? [] : text.split(',').map((name) => name.trim());
}

/** Whether these can be offered (RFC 7301 §3.1): none of them empty, none longer than 255. */
export function areProtocols(names: readonly string[]): boolean {
  return names.every((name) => name !== '' && name.length <= 255);
}

/** What is wrong with each of them; empty where nothing is. */
export function findSettingFaults(settings: HandshakeSettings, t: Localize): readonly SettingFault[] {
  const { serverName = '', alpn = [], minVersion, maxVersion } = settings;
  const faults: SettingFault[] = [];
  if (parseIpAddress(serverName) !== undefined) {
    const message = t(
      '“{0}” is an address, and only names are asked for (SNI). Leave it empty to ask for none.',
      serverName,
    );
    faults.push({ setting: 'serverName', message });
  } else if (/\s/.test(serverName)) {
    faults.push({ setting: 'serverName', message: t('“{0}” is no name of a server.', serverName) });
  }
  if (!areProtocols(alpn)) {
    const message = t('The name of an application protocol has 1 to 255 characters: h2, http/1.1.');
    faults.push({ setting: 'alpn', message });
  }
  const { min, max } = versionsOf(settings);
  if (isOlder(max, min)) {
    const message = t('No version is left: the oldest that is offered is {0}, the newest {1}.', min, max);
    faults.push({
      setting: maxVersion === undefined && minVersion !== undefined ? 'minVersion' : 'maxVersion',
      message,
    });
  }
  return faults;
}

/** Those that are offered. */
export function versionsOf({ minVersion, maxVersion }: HandshakeSettings): Target['versions'] {
  return { min: minVersion ?? DEFAULT_VERSIONS.min, max: maxVersion ?? DEFAULT_VERSIONS.max };
}
