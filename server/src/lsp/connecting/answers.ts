// What answers requests about connections: loaded by hosts with sockets when something is first asked, and unknown to the others.
export { compareChain } from './compare-chain.ts';
export { completeChain } from './complete-chain.ts';
export { connect } from './connect.ts';
export { findFittingAuthority } from './fitting-authority.ts';
export { getConnectionOptions } from './options.ts';
export { previewConnection } from './preview.ts';
export { scan } from './scan.ts';
export { startTestServer } from './test-server.ts';
export { testTargets } from './test-targets.ts';
