import { resolve } from 'node:path';
import { describeVisit } from '../../handshake/visit/describe-visit.ts';
import { visitToJson } from '../../handshake/visit/to-json.ts';
import type { Visit } from '../../handshake/visit/types.ts';
import { createNodeRuntime } from '../../runtime/node.ts';
import { createCertificateService } from '../../service.ts';
import { english } from '../../text/localize.ts';
import { startTestServer, type TestServer } from '../../tls/test-server.ts';
import { EXIT } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { readCertificates, UnusableInput } from '../verify/material.ts';
import { parseTestServerCommand, type TestServerCommand } from './options.ts';

/** `certscope test-server`: a server to test clients with, until it is interrupted or has seen enough. Returns the exit code. */
export async function runTestServer(args: readonly string[], terminal: Terminal): Promise<number> {
  const command = parseTestServerCommand(args);
  try {
    return await serve(command, terminal);
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    terminal.error(`certscope: ${error.message}\n`);
    return EXIT.unusable;
  }
}

async function serve(command: TestServerCommand, terminal: Terminal): Promise<number> {
  const visits: Visit[] = [];
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const server = await start(command, terminal, (visit) => {
    visits.push(visit);
    terminal.out(show(visit, command));
    if (visits.length === command.count) end();
  });
  terminal.error(`certscope: waiting for clients on https://localhost:${server.port}/ (127.0.0.1)\n`);
  process.once('SIGINT', end).once('SIGTERM', end);
  await ended;
  process.off('SIGINT', end).off('SIGTERM', end);
  // The last of them is still being answered.
  await (visits.length === command.count ? server.drain() : server.close());
  const isAccepted = visits.every(({ outcome }) => outcome === 'accepted');
  return command.count === undefined || isAccepted ? EXIT.clean : EXIT.findings;
}

async function start(
  command: TestServerCommand,
  terminal: Terminal,
  onVisit: (visit: Visit) => void,
): Promise<TestServer> {
  const authorities = command.authorities.map((name) => read(name, terminal));
  const anchors = await Promise.all(command.authorities.map((name) => readCertificates(name, terminal)));
  const credentials = {
    certificate: read(command.certificate, terminal),
    key: read(command.key, terminal),
    authorities: Buffer.concat(authorities),
  };
  const { validatePath } = createCertificateService(createNodeRuntime());
  const judging = { anchors: anchors.flat().map(({ certificate }) => certificate), validatePath };
  try {
    return await startTestServer({ credentials, judging, port: command.port, now: () => terminal.now(), onVisit });
  } catch (error) {
    throw new UnusableInput(`cannot start the server: ${messageOf(error)}`);
  }
}

function show(visit: Visit, { format }: TestServerCommand): string {
  if (format === 'json') return `${JSON.stringify(visitToJson(visit, english))}\n`;
  const [headline, ...lines] = describeVisit(visit, english);
  return `${[headline, ...lines.map((line) => `  ${line}`)].join('\n')}\n`;
}

function read(name: string, terminal: Terminal): Uint8Array {
  try {
    return terminal.readFile(resolve(terminal.cwd, name));
  } catch (error) {
    throw new UnusableInput(`cannot read ${name}: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
