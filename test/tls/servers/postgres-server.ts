import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../../free-port.ts';
import { type Copies, createOwnFolder, ordinaryUser } from './own-folder.ts';
import { findInstalled, type Program, startProgram } from './program.ts';

const initdb = findInstalled('initdb');
const postgres = findInstalled('postgres');
export const postgresMissing: boolean = initdb === undefined || postgres === undefined;

/** A real PostgreSQL with an empty cluster of its own. `files`: `cert.pem`, `key.pem`, and others that the settings name (`ssl_ca_file=ca.pem`). */
export async function startPostgres(
  files: Copies,
  ...settings: readonly string[]
): Promise<{ readonly port: number; readonly program: Program }> {
  if (initdb === undefined || postgres === undefined) throw new Error('PostgreSQL is not installed');
  const folder = createOwnFolder(files);
  const data = join(folder.path, 'data');
  // Where its user may not look, it would complain about the folder it was started in.
  const options = { ...ordinaryUser, cwd: folder.path };
  execFileSync(initdb, ['-D', data, '-A', 'trust', '-U', 'tester', '--no-sync', '-N'], { ...options, stdio: 'ignore' });
  const port = await freePort();
  const all = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'fsync=off',
    `ssl_cert_file=${join(folder.path, 'cert.pem')}`,
    `ssl_key_file=${join(folder.path, 'key.pem')}`,
    ...settings.map((setting) => setting.replace('=ca.pem', `=${join(folder.path, 'ca.pem')}`)),
  ];
  const args = ['-D', data, ...all.flatMap((setting) => ['-c', setting])];
  const program = await startProgram(postgres, args, /ready to accept connections/, options);
  const stop = async (): Promise<void> => {
    await program.stop();
    folder.remove();
  };
  return { port, program: { ...program, stop } };
}
