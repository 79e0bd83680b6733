import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Copies, createOwnFolder, ordinaryUser } from './own-folder.ts';
import { findInstalled } from './program.ts';
import { listenOn } from './target.ts';

const exim = findInstalled('exim4');
const perl = findInstalled('perl');
export const eximMissing: boolean = exim === undefined || perl === undefined || !isRoot();

/** Gives a program the connection as inetd would: Node's sockets do not block, and Exim's have to. */
const asInetd = 'use Fcntl; fcntl(STDIN, F_SETFL, fcntl(STDIN, F_GETFL, 0) & ~O_NONBLOCK); exec @ARGV';

/** A real Exim (with GnuTLS in it), started for each connection as inetd does it, that takes no mail. `settings`: lines of its main configuration. */
export async function startExim(
  files: Copies,
  ...settings: readonly string[]
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  if (exim === undefined || perl === undefined) throw new Error('Exim is not installed');
  const folder = createOwnFolder(files);
  const configuration = join(folder.path, 'exim.conf');
  writeFileSync(configuration, toConfiguration(folder.path, settings));
  const inetd = createServer({ pauseOnConnect: true }, (socket) => {
    const args = ['-e', asInetd, exim, '-bs', '-C', configuration];
    spawn(perl, args, { stdio: [socket, socket, 'ignore'] });
    socket.destroy();
  });
  const { port, stop } = await listenOn(inetd);
  return {
    port,
    stop: async () => {
      await stop();
      folder.remove();
    },
  };
}

function toConfiguration(folder: string, settings: readonly string[]): string {
  return `
exim_path = ${exim}
primary_hostname = mail.payments.svc
spool_directory = ${folder}/data
log_file_path = ${folder}/data/%slog
exim_user = ${ordinaryUser.uid}
exim_group = ${ordinaryUser.gid}
keep_environment =
host_lookup =
tls_certificate = ${folder}/cert.pem
tls_privatekey = ${folder}/key.pem
${settings.join('\n')}
begin acl
begin routers
begin transports
begin retry
begin rewrite
begin authenticators
`;
}

/** Who may give Exim a connection on an unprivileged port. */
function isRoot(): boolean {
  if (ordinaryUser.uid !== undefined) return true;
  console.warn('Exim is only tested as root');
  return false;
}
