import { setImmediate } from 'node:timers/promises';

/** Signals by which a user or a system asks a process to end. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does `work` and then tidies up, also when a signal or `process.exit` comes before it is done. A signal is heard between two turns of the
 * event loop; after tidying up, the process ends by it, unless somebody else listens to it too and has plans of their own: then
 * `throwIfInterrupted` (EINTR) keeps the work from going on. `tidy` must not throw and may run twice.
 */
export async function uninterrupted<T>(
  tidy: () => void,
  work: (throwIfInterrupted: () => void) => Promise<T>,
): Promise<T> {
  let caught: NodeJS.Signals | undefined;
  const release = (): void => {
    for (const signal of signals) process.off(signal, end);
    process.off('exit', tidy);
  };
  const end = (signal: NodeJS.Signals): void => {
    caught = signal;
    tidy();
    release();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  // Before those who wait for this work, and tidy up around it.
  for (const signal of signals) process.prependListener(signal, end);
  process.prependListener('exit', tidy);
  try {
    return await work(() => {
      if (caught !== undefined) throw Object.assign(new Error(`interrupted by ${caught}`), { code: 'EINTR' });
    });
  } finally {
    tidy();
    // A signal that came during the last turn is delivered in the next, while somebody listens.
    await setImmediate();
    release();
  }
}
