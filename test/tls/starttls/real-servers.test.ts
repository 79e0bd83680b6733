import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConnectionReport, StartTlsProtocol } from '../../../server/src/handshake/types.ts';
import { probe } from '../../../server/src/tls/probe.ts';
import { scan } from '../../../server/src/tls/scan.ts';
import { NOW } from '../../builders/index.ts';
import { Delivered } from '../../issue/handshakes/delivered.ts';
import { plainFirstServers } from '../servers/plain-first-servers.ts';
import { postgresMissing, startPostgres } from '../servers/postgres-server.ts';
import { eximMissing, startExim } from '../servers/smtp-server.ts';
import { localTarget } from '../servers/target.ts';

const pki = new Delivered();
const running: { stop(): Promise<void> }[] = [];
beforeAll(() =>
  pki.make({ kind: 'pair', serverNames: ['localhost'], clientNames: ['tester'], authority: { kind: 'development' } }),
);
afterAll(() => Promise.all(running.map((program) => program.stop())));

const files = {
  'cert.pem': pki.path('server/fullchain.pem'),
  'key.pem': pki.path('server/key.pem'),
  'ca.pem': pki.path('server/ca.pem'),
};

async function ask(port: number, starttls: StartTlsProtocol, withCertificate = false): Promise<ConnectionReport> {
  const credentials = {
    kind: 'pem',
    certificate: readFileSync(pki.path('client/cert.pem')),
    key: readFileSync(pki.path('client/key.pem')),
  } as const;
  return probe(localTarget(port, { starttls, http: 'never' }), {
    now: () => NOW,
    clock: () => performance.now(),
    ...(withCertificate ? { credentials } : {}),
  });
}

describe.skipIf(postgresMissing)('PostgreSQL', () => {
  async function start(...settings: readonly string[]): Promise<number> {
    const { port, program } = await startPostgres(files, ...settings);
    running.push(program);
    return port;
  }

  it('switches to TLS, shows its certificate, and asks for one of ours where it has CAs', async () => {
    const port = await start('ssl=on', 'ssl_ca_file=ca.pem');
    const { attempt } = await ask(port, 'postgres', true);
    expect(attempt.outcome).toMatchObject({ kind: 'accepted' });
    expect(attempt.phases.map(({ phase }) => phase)).toEqual(expect.arrayContaining(['starttls', 'handshake']));
    expect(attempt.handshake.certificates).toHaveLength(2);
    expect(attempt.handshake.certificateRequest?.authorities).toHaveLength(1);
    const report = await scan(localTarget(port, { starttls: 'postgres' }), {
      signal: new AbortController().signal,
      now: () => NOW,
    });
    expect(report.versions.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'refused', 'refused', 'refused']);
  });

  it('says that it has no TLS', async () => {
    const { attempt } = await ask(await start('ssl=off'), 'postgres');
    expect(attempt.outcome).toMatchObject({ kind: 'failed', phase: 'starttls', error: { code: 'STARTTLS_REFUSED' } });
  });
});

describe.skipIf(eximMissing)('Exim', () => {
  async function start(...settings: readonly string[]): Promise<number> {
    const started = await startExim(files, ...settings);
    running.push(started);
    return started.port;
  }

  it('switches to TLS and shows its certificate', async () => {
    const { attempt } = await ask(await start('tls_advertise_hosts = *'), 'smtp');
    expect(attempt.outcome).toMatchObject({ kind: 'accepted' });
    expect(attempt.preamble).toContain('250-STARTTLS');
    expect(attempt.preamble).toMatch(/^220 mail\.payments\.svc ESMTP Exim/);
    expect(attempt.handshake.certificates.length).toBeGreaterThan(0);
  });

  it('that does not advertise STARTTLS is taken at its word', async () => {
    const { attempt } = await ask(await start('tls_advertise_hosts ='), 'smtp');
    expect(attempt.outcome).toMatchObject({
      kind: 'failed',
      phase: 'starttls',
      error: { code: 'STARTTLS_REFUSED', message: expect.stringContaining('does not offer TLS') },
    });
  });

  it('is not spoken to as if it were PostgreSQL', async () => {
    const { attempt } = await ask(await start('tls_advertise_hosts = *'), 'postgres');
    expect(attempt.outcome).toMatchObject({ error: { message: expect.stringContaining('another protocol') } });
  });
});

describe.each(plainFirstServers)('$name', ({ protocol, program, start }) => {
  it.skipIf(program === undefined)(`switches to TLS in ${protocol} and shows its certificate`, async () => {
    const listening = await start(program ?? '', pki.path('server/fullchain.pem'), pki.path('server/key.pem'));
    running.push(listening);
    const { attempt } = await ask(listening.port, protocol);
    expect(attempt.outcome).toMatchObject({ kind: 'accepted' });
    expect(attempt.phases.map(({ phase }) => phase)).toContain('starttls');
    expect(attempt.handshake.certificates.length).toBeGreaterThan(0);
  });
});
