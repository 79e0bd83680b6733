import type { IngressTls } from '../../documents/service-names/ingress-tls.ts';
import type { Localize } from '../../text/localize.ts';
import type { ServiceSearch } from '../../workspace/service-names.ts';
import type { ConnectionHost, ServerHost } from '../host.ts';
import type { IssuingRoom } from '../issuing/issuing-room.ts';
import type { EditedFile } from '../issuing/workspace-edit.ts';
import type { IssuingScope } from '../protocol/issuing.ts';
import type { Session } from '../session.ts';
import { createIngressSearch } from './ingress-search.ts';
import type { TestedTargets } from './tested-targets.ts';

/** A server for tests that is running. */
export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

/** What the handlers of connections ask: the tools of this host, and what surrounds them. */
export interface ConnectingRoom {
  readonly session: Session;
  /** Or why nothing can be connected to on this host. */
  readonly host: ConnectionHost | { readonly refused: string };
  /** The files of a project that may describe services; undefined where none can be read. */
  serviceSearch(scope: IssuingScope): ServiceSearch | undefined;
  /** What Ingresses of the workspace serve with which Secrets. */
  ingresses(): Promise<readonly IngressTls[]>;
  /** What was tested since the server started. */
  readonly tested: TestedTargets;
  fileOf(uri: string): Promise<EditedFile | undefined>;
  /** For client certificates that fit. */
  readonly issuing: IssuingRoom;
  /** The one that runs; undefined where none does. */
  testServer(): RunningServer | undefined;
  /** Takes the place of the one that runs, which is ended. */
  replaceTestServer(server: RunningServer | undefined): Promise<void>;
}

/** One for each connection. Services and files are looked for as issuing does. */
export function createConnectingRoom(
  session: Session,
  host: ServerHost,
  issuing: IssuingRoom,
  tested: TestedTargets,
): ConnectingRoom {
  let running: RunningServer | undefined;
  return {
    session,
    host: host.connections ?? { refused: sayNoSockets(session.client.t) },
    serviceSearch: issuing.serviceSearch,
    ingresses: createIngressSearch(session, host),
    tested,
    fileOf: issuing.fileOf,
    issuing,
    testServer: () => running,
    replaceTestServer: async (server) => {
      const before = running;
      running = server;
      await before?.close();
    },
  };
}

function sayNoSockets(t: Localize): string {
  return t(
    'Connections cannot be tested from a browser, which gives extensions no sockets. Open the folder in a desktop or remote window, or run “certscope connect HOST:PORT” in a terminal.',
  );
}
