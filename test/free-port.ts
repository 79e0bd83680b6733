import { createServer } from 'node:net';

/** Below the ports that systems hand out by themselves (from 32768 on Linux), so that nobody gets one of ours between asking and listening. */
const FIRST = 12_000;
const PER_WORKER = 2000;

let next = 0;

/** A TCP port of the loopback interface that is free now, for programs that cannot choose their own. No two workers ask for the same. */
export async function freePort(): Promise<number> {
  const worker = Number(process.env['VITEST_POOL_ID'] ?? 1) % 10;
  // Where a run begins differs, since a server of the run before may still be about.
  if (next === 0) next = process.pid % PER_WORKER;
  const port = FIRST + worker * PER_WORKER + (next++ % PER_WORKER);
  return (await isFree(port)) ? port : freePort();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
