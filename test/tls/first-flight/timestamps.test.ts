import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../../server/src/handshake/evidence.ts';
import { judge } from '../../../server/src/handshake/judge.ts';
import { formatReport } from '../../../server/src/handshake/report/format-text.ts';
import { readSctList } from '../../../server/src/handshake/sct-list.ts';
import { type Timestamps, timestampsOf } from '../../../server/src/handshake/transparency.ts';
import type { Target } from '../../../server/src/handshake/types.ts';
import { createNodeRuntime } from '../../../server/src/runtime/node.ts';
import { createCertificateService } from '../../../server/src/service.ts';
import { english } from '../../../server/src/text/localize.ts';
import {
  makeLeaf,
  makeOcspResponse,
  NOW,
  ocspTimestamps,
  signedCertificateTimestamps,
  timestampList,
} from '../../builders/index.ts';
import { Delivered } from '../../issue/handshakes/delivered.ts';
import { pki, probePort, serving, startSilent } from '../probing.ts';
import { opensslMissing, startOpensslServer } from '../servers/openssl-server.ts';
import { findInstalled, startProgram } from '../servers/program.ts';
import { type Listening, listenOn } from '../servers/target.ts';
import { copying, relay } from './relay.ts';

const stopping: (() => unknown)[] = [];
afterAll(() => Promise.all(stopping.map((stop) => stop())));

const folder = new Delivered().folder;
beforeAll(() => {
  writeFileSync(join(folder, 'chain.pem'), pki.serverChain);
  writeFileSync(join(folder, 'key.pem'), pki.server.keyPem);
});

const times = [Date.UTC(2026, 0, 2), Date.UTC(2026, 0, 3)];
const list = timestampList(...times);
const expected = times.map((timestamp, index) => ({ logId: `0${index + 1}`.repeat(32), timestamp }));

async function during(starting: Promise<Listening>): Promise<number> {
  const { port, stop } = await starting;
  stopping.push(stop);
  return port;
}

async function ask(port: number, transparency = true, target: Partial<Target> = {}): Promise<Evidence> {
  const report = await probePort(port, target, { transparency });
  const { validatePath } = createCertificateService(createNodeRuntime());
  return judge(report, { anchors: [], known: [], now: NOW, validatePath });
}

const lineOf = (evidence: Evidence): string | undefined =>
  /^SCTs: (.*)$/m.exec(formatReport(evidence, [], english))?.[1];
const found = (handshake: Timestamps['handshake']): Timestamps => ({ certificate: [], ocsp: [], handshake });

/** In which messages OpenSSL shows an extension (`SSL_EXT_…`): ClientHello, ServerHello of TLS 1.2, Certificate of TLS 1.3. */
const CONTEXT = 0x0080 | 0x0100 | 0x1000;

/** As `openssl s_server -serverinfo` reads it. */
function serverInfo(): string {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(CONTEXT, 0);
  header.writeUInt16BE(18, 4);
  header.writeUInt16BE(list.length, 6);
  const text = Buffer.concat([header, list]).toString('base64').replace(/.{64}/g, '$&\n');
  const path = join(folder, 'timestamps.pem');
  writeFileSync(path, `-----BEGIN SERVERINFOV2 FOR SCT-----\n${text}\n-----END SERVERINFOV2 FOR SCT-----\n`);
  return path;
}

describe.skipIf(opensslMissing)('openssl s_server with timestamps', () => {
  it.each(['-tls1_3', '-tls1_2'])('of %s hands them out to who asks', async (version) => {
    const files = ['-cert', join(folder, 'chain.pem'), '-key', join(folder, 'key.pem')];
    const { port, program } = await startOpensslServer(...files, '-serverinfo', serverInfo(), version);
    stopping.push(program.stop);
    const evidence = await ask(port);
    expect(timestampsOf(evidence)).toEqual(found(expected));
    expect(lineOf(evidence)).toBe('2 in the handshake');
    expect(timestampsOf(await ask(port, false))).toEqual(found(undefined));
  });
});

const go = findInstalled('go');
const goSource = `package main
import ("crypto/tls"; "encoding/hex"; "fmt"; "os")
func main() {
  pair, err := tls.LoadX509KeyPair(os.Args[1], os.Args[2])
  if err != nil { panic(err) }
  for _, text := range os.Args[3:] {
    sct, _ := hex.DecodeString(text)
    pair.SignedCertificateTimestamps = append(pair.SignedCertificateTimestamps, sct)
  }
  listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{pair}})
  if err != nil { panic(err) }
  fmt.Println("port", listener.Addr().String(), "ready")
  for {
    connection, err := listener.Accept()
    if err != nil { return }
    go func() { buffer := make([]byte, 1); connection.Read(buffer); connection.Close() }()
  }
}
`;

describe.skipIf(go === undefined)('a server of Go', () => {
  it('hands out the timestamps of its certificate', { timeout: 120_000 }, async () => {
    const source = join(folder, 'go');
    mkdirSync(source);
    writeFileSync(join(source, 'main.go'), goSource);
    execFileSync(go ?? '', ['build', '-o', 'server', 'main.go'], { cwd: source, stdio: 'pipe' });
    const args = [
      join(folder, 'chain.pem'),
      join(folder, 'key.pem'),
      ...readSctList(list).map((sct) => Buffer.from(sct).toString('hex')),
    ];
    const program = await startProgram(join(source, 'server'), args, /port .*:\d+ ready/);
    stopping.push(program.stop);
    const port = Number(/:(\d+) ready/.exec(program.said())?.[1]);
    const evidence = await ask(port);
    expect(timestampsOf(evidence)).toEqual(found(expected));
    // Its tickets allow no early data, but over QUIC.
    expect(evidence.report.resumption).toMatchObject({ kind: 'resumed', earlyData: 'not-offered' });
    const older = await ask(port, true, { versions: { min: 'TLSv1.2', max: 'TLSv1.2' } });
    expect(timestampsOf(older)).toEqual(found(expected));
  });
});

describe('a certificate', () => {
  const logged = makeLeaf(pki.issuing, {
    dns: ['localhost'],
    now: Date.now(),
    key: pki.server.key,
    extensions: [signedCertificateTimestamps(...times)],
  });
  const staple = (): Uint8Array =>
    makeOcspResponse(pki.issuing, pki.server, { now: Date.now(), singleExtensions: [ocspTimestamps(times[0] ?? 0)] });

  it('that has timestamps leaves nothing to ask for', async () => {
    const evidence = await ask(await during(startSilent({ cert: logged.pem + pki.issuing.pem })));
    expect(evidence.report.timestamps).toBeUndefined();
    expect(timestampsOf(evidence)).toMatchObject({ certificate: expected, ocsp: [], handshake: undefined });
    expect(lineOf(evidence)).toBe('2 in the certificate');
  });

  it('whose stapled response has them neither', async () => {
    const server = createServer(serving(), (socket) => socket.on('error', () => undefined).resume());
    server.on('OCSPRequest', (_certificate, _issuer, respond) => respond(null, Buffer.from(staple())));
    const evidence = await ask(await during(listenOn(server)));
    expect(evidence.report.timestamps).toBeUndefined();
    expect(timestampsOf(evidence)).toMatchObject({ certificate: [], ocsp: [expected[0]] });
    expect(lineOf(evidence)).toBe('1 in the OCSP response');
  });

  it('without any is said to have none where all ways were asked about', async () => {
    const port = await during(startSilent());
    expect(lineOf(await ask(port))).toBe('none, neither in the certificate nor in the handshake');
    expect(lineOf(await ask(port, false))).toBeUndefined();
  });
});

it('a server that answers the question with noise leaves the report as it is', async () => {
  const port = await during(startSilent());
  let count = 0;
  const hostile = await during(
    relay((socket) => (++count === 3 ? socket.write(Buffer.alloc(99, 1)) : copying(port)(socket))),
  );
  const { report } = await ask(hostile);
  expect(report.attempt.outcome.kind).toBe('accepted');
  expect(report.timestamps).toEqual({ kind: 'unknown' });
});
