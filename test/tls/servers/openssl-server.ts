import { findInstalled, type Program, startProgram } from './program.ts';

const openssl = findInstalled('openssl');
export const opensslMissing: boolean = openssl === undefined;

/** `openssl s_server` with these options, on a port of its own choice. */
export async function startOpensslServer(
  ...args: readonly string[]
): Promise<{ readonly port: number; readonly program: Program }> {
  if (openssl === undefined) throw new Error('openssl is not installed');
  const program = await startProgram(openssl, ['s_server', '-accept', '127.0.0.1:0', ...args], /ACCEPT .*:\d+/);
  const [, port] = /ACCEPT .*:(\d+)/.exec(program.said()) ?? [];
  return { port: Number(port), program };
}
