import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StartTlsProtocol } from '../../../server/src/handshake/types.ts';
import { freePort } from '../../free-port.ts';
import { inetdMissing, startInetd } from './inetd.ts';
import { isRoot } from './own-folder.ts';
import { findInstalled, startProgram } from './program.ts';
import type { Listening } from './target.ts';

/** A server of a protocol that begins in plain text. */
export interface PlainFirstServer {
  readonly name: string;
  readonly protocol: StartTlsProtocol;
  /** Undefined where it is not on this machine. */
  readonly program: string | undefined;
  /** Starts it with certificate and key (PEM files). */
  start(program: string, certificate: string, key: string): Promise<Listening>;
}

function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'certscope-server-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** The same server, whose folder goes when it stops. */
function tidying(folder: string, { port, stop }: Listening): Listening {
  return {
    port,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Writes a configuration into a folder. Returns its path. */
function configure(folder: string, name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** Starts it with its folder; `port` is the one that its configuration names. */
async function run(
  program: string,
  args: readonly string[],
  ready: RegExp,
  place: { readonly folder: string; readonly port: number },
): Promise<Listening> {
  const { stop } = await startProgram(program, args, ready);
  return tidying(place.folder, { port: place.port, stop });
}

async function startDovecot(
  kind: 'imap' | 'pop3',
  program: string,
  certificate: string,
  key: string,
): Promise<Listening> {
  const folder = workFolder();
  const port = await freePort();
  const other = kind === 'imap' ? 'imaps' : 'pop3s';
  const configuration = configure(folder, 'dovecot.conf', [
    `base_dir = ${folder}/run`,
    `protocols = ${kind}`,
    'listen = 127.0.0.1',
    'log_path = /dev/stderr',
    'ssl = yes',
    `ssl_cert = <${certificate}`,
    `ssl_key = <${key}`,
    `service ${kind}-login {`,
    `inet_listener ${kind} {`,
    `port = ${port}`,
    '}',
    `inet_listener ${other} {`,
    'port = 0',
    '}',
    '}',
    'passdb {',
    'driver = static',
    '}',
  ]);
  return run(program, ['-F', '-c', configuration], /starting up/, { folder, port });
}

async function startVsftpd(program: string, certificate: string, key: string): Promise<Listening> {
  const folder = workFolder();
  mkdirSync(join(folder, 'empty'));
  const configuration = configure(folder, 'vsftpd.conf', [
    'listen=NO',
    'anonymous_enable=YES',
    'ssl_enable=YES',
    `rsa_cert_file=${certificate}`,
    `rsa_private_key_file=${key}`,
    `secure_chroot_dir=${folder}/empty`,
  ]);
  return tidying(folder, await startInetd(program, [configuration]));
}

async function startSlapd(program: string, certificate: string, key: string): Promise<Listening> {
  const folder = workFolder();
  const port = await freePort();
  const configuration = configure(folder, 'slapd.conf', [
    `pidfile ${folder}/pid`,
    `TLSCertificateFile ${certificate}`,
    `TLSCertificateKeyFile ${key}`,
  ]);
  return run(program, ['-h', `ldap://127.0.0.1:${port}`, '-f', configuration, '-d', '8'], /: listen=\d+/, {
    folder,
    port,
  });
}

async function startMariaDb(program: string, certificate: string, key: string): Promise<Listening> {
  const folder = workFolder();
  const port = await freePort();
  const settings = {
    user: 'root',
    datadir: folder,
    'bind-address': '127.0.0.1',
    port: String(port),
    socket: join(folder, 'socket'),
    'ssl-cert': certificate,
    'ssl-key': key,
  };
  const args = Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
  return run(program, ['--no-defaults', '--skip-grant-tables', ...args], /ready for connections/, { folder, port });
}

async function startProsody(program: string, certificate: string, key: string): Promise<Listening> {
  const folder = workFolder();
  const [clients, servers] = [await freePort(), await freePort()];
  const configuration = configure(folder, 'prosody.cfg.lua', [
    'run_as_root = true',
    `pidfile = "${folder}/pid"`,
    `data_path = "${folder}"`,
    'interfaces = { "127.0.0.1" }',
    `c2s_ports = { ${clients} }`,
    `s2s_ports = { ${servers} }`,
    'modules_enabled = { "tls" }',
    `ssl = { certificate = "${certificate}", key = "${key}" }`,
    'log = { info = "*console" }',
    'VirtualHost "localhost"',
  ]);
  return run(program, ['--config', configuration, '-F'], /Activated service 'c2s'/, { folder, port: clients });
}

const only = (program: string | undefined): string | undefined => (isRoot() ? program : undefined);

export const plainFirstServers: readonly PlainFirstServer[] = [
  {
    name: 'Dovecot',
    protocol: 'imap',
    program: only(findInstalled('dovecot')),
    start: (...files) => startDovecot('imap', ...files),
  },
  {
    name: 'Dovecot',
    protocol: 'pop3',
    program: only(findInstalled('dovecot')),
    start: (...files) => startDovecot('pop3', ...files),
  },
  {
    name: 'vsftpd',
    protocol: 'ftp',
    program: inetdMissing ? undefined : only(findInstalled('vsftpd')),
    start: startVsftpd,
  },
  { name: 'OpenLDAP', protocol: 'ldap', program: only(findInstalled('slapd')), start: startSlapd },
  { name: 'MariaDB', protocol: 'mysql', program: only(findInstalled('mariadbd')), start: startMariaDb },
  { name: 'Prosody', protocol: 'xmpp', program: only(findInstalled('prosody')), start: startProsody },
];
