import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inetdMissing, startInetd } from './inetd.ts';
import { type Copies, createOwnFolder, isRoot, ordinaryUser } from './own-folder.ts';
import { findInstalled } from './program.ts';

const exim = findInstalled('exim4');
export const eximMissing: boolean = exim === undefined || inetdMissing || !isRoot();

/** A real Exim (with GnuTLS in it), started for each connection as inetd does it, that takes no mail. `settings`: lines of its main configuration. */
export async function startExim(
  files: Copies,
  ...settings: readonly string[]
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  if (exim === undefined) throw new Error('Exim is not installed');
  const folder = createOwnFolder(files);
  const configuration = join(folder.path, 'exim.conf');
  writeFileSync(configuration, toConfiguration(folder.path, settings));
  const { port, stop } = await startInetd(exim, ['-bs', '-C', configuration]);
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
