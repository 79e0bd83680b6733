import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { findInstalled } from './program.ts';
import { type Listening, listenOn } from './target.ts';

const perl = findInstalled('perl');
export const inetdMissing: boolean = perl === undefined;

/** Gives a program the connection as inetd would: Node's sockets do not block, and those programs' have to. */
const asInetd = 'use Fcntl; fcntl(STDIN, F_SETFL, fcntl(STDIN, F_GETFL, 0) & ~O_NONBLOCK); exec @ARGV';

/** Starts a program for each connection, which is its input and output. */
export function startInetd(command: string, args: readonly string[]): Promise<Listening> {
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    if (perl !== undefined) spawn(perl, ['-e', asInetd, command, ...args], { stdio: [socket, socket, 'ignore'] });
    socket.destroy();
  });
  return listenOn(server);
}
