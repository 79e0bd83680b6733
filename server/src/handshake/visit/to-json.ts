import type { Localize } from '../../text/localize.ts';
import type { Certificate } from '../../x509/types.ts';
import { explainVisit } from './describe-visit.ts';
import type { Visit } from './types.ts';

/** A visit as plain JSON, in the words of `certscope connect` where they are the same. */
export interface VisitJson {
  readonly connection: number;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly from: string;
  readonly outcome: Visit['outcome'];
  /** Undefined where it did not come so far. */
  readonly version: string | undefined;
  readonly cipherSuite: string | undefined;
  readonly serverName: string | undefined;
  /** Offered by the client. */
  readonly alpn: readonly string[];
  readonly alerts: readonly { readonly from: 'client' | 'server'; readonly description: string }[];
  /** As the client sent them, leaf first. */
  readonly clientCertificates: readonly {
    readonly subject: string;
    readonly issuer: string;
    readonly notBefore: string | undefined;
    readonly notAfter: string | undefined;
  }[];
  readonly why: readonly string[];
}

/** Everything that is said of a visit; nothing in it is secret. */
export function visitToJson(visit: Visit, t: Localize): VisitJson {
  const { number, time, from, outcome, handshake, chain } = visit;
  return {
    connection: number,
    time: new Date(time).toISOString(),
    from,
    outcome,
    version: handshake.serverHello?.version.name,
    cipherSuite: handshake.serverHello?.cipherSuite.name,
    serverName: handshake.clientHello?.serverName,
    alpn: handshake.clientHello?.alpn ?? [],
    alerts: handshake.alerts.map(({ from, description }) => ({ from, description })),
    clientCertificates: chain.map(certificateToJson),
    why: explainVisit(visit, t),
  };
}

function certificateToJson({ subject, issuer, validity }: Certificate): VisitJson['clientCertificates'][number] {
  return {
    subject: subject.text,
    issuer: issuer.text,
    notBefore: isoOf(validity.notBefore.epochMilliseconds),
    notAfter: isoOf(validity.notAfter.epochMilliseconds),
  };
}

const isoOf = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : new Date(time).toISOString();
