import { describeVisit } from '../../handshake/visit/describe-visit.ts';
import type { Visit } from '../../handshake/visit/types.ts';
import { Refusal } from '../../issue/refusal.ts';
import { encodePem } from '../../pem/encode.ts';
import { getDisplayName } from '../../x509/identity.ts';
import type { ConnectionTools } from '../host.ts';
import { type TestServerParams, testServerVisitNotification } from '../protocol/connecting.ts';
import type { ConnectingRoom, RunningServer } from './connecting-room.ts';
import { readPair } from './credentials.ts';
import { readTrust } from './trust.ts';

/** Where clients expect a test server. */
const USUAL_PORT = 8443;

/** Starts the test server in the place of the one that may be running. Throws a Refusal. */
export async function startTestServer(
  params: TestServerParams,
  room: ConnectingRoom,
  tools: ConnectionTools,
): Promise<{ readonly kind: 'started'; readonly port: number; readonly summary: string }> {
  const { t } = room.session.client;
  const { anchors } = await readTrust(params.authorities, room, tools);
  if (anchors.length === 0)
    throw new Refusal(
      t('The test server needs a CA whose clients it lets in, and the workspace holds none. Make an mTLS pair first.'),
    );
  // The port may be that of the server which is replaced.
  await room.replaceTestServer(undefined);
  const listen = async (port: number): Promise<RunningServer> => {
    const { certificate, key } = await readPair(params.credentials, room);
    const authorities = new TextEncoder().encode(anchors.map(({ der }) => encodePem('CERTIFICATE', der)).join(''));
    return tools.startTestServer({
      credentials: { certificate, key, authorities },
      judging: { anchors, validatePath: room.session.service.validatePath },
      port,
      now: room.session.now,
      onVisit: (visit) => tell(visit, room),
    });
  };
  const server = await start(listen, params.port, room);
  await room.replaceTestServer(server);
  const names = anchors.map(getDisplayName).join(', ');
  const summary = t('The test server listens on https://localhost:{0}/ for clients of {1}.', server.port, names);
  return { kind: 'started', port: server.port, summary };
}

async function start(
  listen: (port: number) => Promise<RunningServer>,
  port: number | undefined,
  { session }: ConnectingRoom,
): Promise<RunningServer> {
  try {
    return await listen(port ?? USUAL_PORT);
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (isTaken && port === undefined) return listen(0);
    if (error instanceof Refusal) throw error;
    // What the system and OpenSSL say names ports and formats, nothing of a key.
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(session.client.t('The test server cannot start: {0}', reason));
  }
}

/** Editors without a client of ours show it in their log. */
function tell(visit: Visit, { session: { client, connection } }: ConnectingRoom): void {
  const lines = describeVisit(visit, client.t);
  void connection.sendNotification(testServerVisitNotification, { lines });
  if (client.commands.length === 0) connection.console.info(lines.join('\n'));
}
