// What the benchmark of connections runs, from the sources.
export { attemptConnection } from '../../../server/src/tls/attempt.ts';
export { createIdentity } from '../../../server/src/tls/identity.ts';
export { defaultTimeouts, probe } from '../../../server/src/tls/probe.ts';
export { scan } from '../../../server/src/tls/scan.ts';
