import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { pathToFileURL } from 'node:url';
import { findProgram } from '../../../scripts/processes.mjs';
import { cliScript } from '../fixtures.mjs';
import { interleave, runProgram, timed } from '../measure.mjs';
import { missing, row } from '../report.mjs';
import { bundleEntry, requireBuilt } from './build.mjs';

const selfSigned = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '90'];
const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];

/** Handshakes a round: one alone is shorter than what else the machine does. */
const handshakes = 20;

/** One handshake observed against one that is not, and whole processes against those of other tools, on loopback. */
export async function connect({ rounds = 15 }) {
  await requireBuilt(cliScript);
  const openssl = await findProgram(['openssl']);
  if (openssl === undefined) return [missing('certscope connect', 'openssl is not installed')];
  const folder = await mkdtemp(join(tmpdir(), 'certscope-bench-'));
  try {
    await mustRun(openssl, [...selfSigned, ...names, '-keyout', 'key.pem', '-out', 'cert.pem'], folder);
    const server = await startServer(folder);
    try {
      return [
        ...(await measureHandshakes(server.port, rounds)),
        ...(await measureProcesses(openssl, folder, server.port, rounds)),
      ];
    } finally {
      server.stop();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function startServer(folder) {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'connect-server.mjs'), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { port: Number(String(line)), stop: () => child.stdin.end() };
}

async function measureHandshakes(port, rounds) {
  const { attemptConnection, createIdentity, defaultTimeouts, probe } = await import(
    pathToFileURL(await bundleEntry('connect-entry.ts', 'connect.mjs', 'esm')).href
  );
  const versions = { min: 'TLSv1.2', max: 'TLSv1.3' };
  const target = { host: '127.0.0.1', port, serverName: 'localhost', alpn: [], versions, http: 'never' };
  const identity = createIdentity(versions);
  const clock = () => performance.now();
  const { signal } = new AbortController();
  const options = { identity, timeouts: defaultTimeouts, signal, clock, handshakeOnly: true };
  const series = (work) => async () => {
    let total = 0;
    for (let count = 0; count < handshakes; count++) total += await work();
    return total / handshakes;
  };
  let phases = [];
  const ours = async () => {
    const { attempt } = await attemptConnection(target, options);
    phases.push(attempt.phases.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  };
  const result = await interleave(rounds, {
    observed: series(async () => {
      phases = [];
      await ours();
      return phases[0];
    }),
    read: series(() => timed(ours)),
    bare: series(() => timed(() => bareHandshake(port, identity.context))),
    probe: series(() => timed(() => probe(target, { now: Date.now, clock, resume: false }))),
    default: series(() => timed(() => bareHandshake(port))),
  });
  return [
    row('one handshake, observed', result.observed, 'tls.connect', result.bare, { goal: 1.2 }),
    row('… and all that passed read and closed', result.read, 'tls.connect', result.bare),
    row('a probe of one connection, with its context', result.probe, 'tls.connect with its context', result.default),
  ];
}

/** As short as Node makes it: until both sides are through. */
async function bareHandshake(port, secureContext) {
  const context = secureContext === undefined ? {} : { secureContext };
  const socket = connectTls({
    host: '127.0.0.1',
    port,
    servername: 'localhost',
    rejectUnauthorized: false,
    ...context,
  });
  await once(socket, 'secureConnect');
  socket.destroy();
}

async function measureProcesses(openssl, folder, port, rounds) {
  const address = `127.0.0.1:${port}`;
  const [sslscan, testssl] = [await findProgram(['sslscan']), await findProgram(['testssl', 'testssl.sh'])];
  const certscope = (...args) =>
    mustRun(process.execPath, [cliScript, 'connect', address, '--ca', 'cert.pem', ...args], folder);
  const result = await interleave(rounds, {
    ours: () => certscope(),
    openssl: () => mustRun(openssl, ['s_client', '-connect', address, '-CAfile', 'cert.pem'], folder),
    empty: () => mustRun(process.execPath, ['-e', '0'], folder),
  });
  // testssl takes a minute.
  const scans = await interleave(1, {
    ours: () => certscope('--scan'),
    ...(sslscan && { sslscan: () => mustRun(sslscan, ['--no-colour', address], folder) }),
    ...(testssl && {
      testssl: () =>
        mustRun(testssl, ['--quiet', '-p', '-e', '--color', '0', address], folder, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    }),
  });
  const scanned = 'certscope connect --scan, whole process';
  return [
    row('certscope connect, whole process', result.ours, 'openssl s_client </dev/null', result.openssl, { goal: 3 }),
    row('… against an empty program', result.ours, 'node -e 0', result.empty),
    sslscan
      ? row(scanned, scans.ours, 'sslscan', scans.sslscan, { goal: 1 })
      : missing(scanned, 'sslscan is not installed'),
    testssl
      ? row('…', scans.ours, 'testssl -p -e', scans.testssl, { goal: 1 })
      : missing('…', 'testssl.sh is not installed'),
  ];
}

/** Milliseconds of a program that must end well. */
async function mustRun(command, args, cwd, codes = [0]) {
  const { code, errors, milliseconds } = await runProgram(command, args, { cwd });
  if (!codes.includes(code)) throw new Error(`${command} ended with ${code}: ${errors.trim()}`);
  return milliseconds;
}
