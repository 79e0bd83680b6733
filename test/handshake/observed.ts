// Connections as a probe would have observed them, as data: what a story does not name is a healthy mTLS handshake of TLS 1.3.

import type { Evidence, PlacedCertificate } from '../../server/src/handshake/evidence.ts';
import { judge } from '../../server/src/handshake/judge.ts';
import { alertDescription } from '../../server/src/handshake/registry/parameters.ts';
import { silentHandshake } from '../../server/src/handshake/silent-handshake.ts';
import type {
  Alert,
  Attempt,
  CertificateRequest,
  ConnectionReport,
  Handshake,
  Phase,
  Target,
} from '../../server/src/handshake/types.ts';
import { createPathCache } from '../../server/src/path/validation/path-cache.ts';
import type { PathRequest, PathResult } from '../../server/src/path/validation/types.ts';
import { validateCertificationPath } from '../../server/src/path/validation/validate-certification-path.ts';
import { createNodeCrypto } from '../../server/src/runtime/node/crypto.ts';
import { parseCertificate } from '../../server/src/x509/certificate.ts';
import { makePki, NOW } from '../builders/index.ts';

interface Made {
  readonly der: Uint8Array;
}

/** What a story is about. */
export interface Story {
  readonly target?: Partial<Target>;
  readonly attempt?: Partial<Attempt>;
  readonly handshake?: Partial<Handshake>;
  readonly withoutCertificate?: Attempt;
  readonly served?: readonly Made[];
  readonly anchors?: readonly Made[];
  readonly known?: readonly Made[];
  /** Where the keys of `known` are. */
  readonly keyPlace?: string;
  /** Offered by the client; sent as well, unless `handshake` says otherwise. */
  readonly client?: readonly Made[];
  readonly staple?: Uint8Array;
  readonly now?: number;
}

export const pki = makePki();
export const served = [pki.server, pki.issuing];

const crypto = createNodeCrypto();
const read = (made: readonly Made[]) => made.map(({ der }) => parseCertificate(der));
const named = (name: string) => ({ code: 0, name });

export const validatePath = (request: PathRequest): Promise<PathResult> =>
  validateCertificationPath(request, crypto, createPathCache());

/** A server that is asked as usual. */
export const target: Target = {
  host: 'api.payments.svc',
  port: 8443,
  serverName: 'api.payments.svc',
  alpn: ['h2', 'http/1.1'],
  versions: { min: 'TLSv1.2', max: 'TLSv1.3' },
  starttls: undefined,
  proxy: undefined,
  http: 'auto',
};

/** What a server says that takes part. */
export const answered: Pick<Handshake, 'serverHello' | 'signatureScheme' | 'messages'> = {
  serverHello: {
    version: named('TLSv1.3'),
    cipherSuite: named('TLS_AES_128_GCM_SHA256'),
    group: named('X25519MLKEM768'),
    alpn: 'http/1.1',
    retried: false,
    resumed: false,
    earlyData: undefined,
    secureRenegotiation: undefined,
    extendedMasterSecret: undefined,
  },
  signatureScheme: named('ecdsa_secp256r1_sha256'),
  messages: ['client client_hello', 'server server_hello'],
};

/** Asks for a certificate of these CAs. */
export function asks(...authorities: readonly { readonly subject: Uint8Array }[]): CertificateRequest {
  return {
    authorities: authorities.map(({ subject }) => subject),
    signatureSchemes: ['ecdsa_secp256r1_sha256', 'rsa_pss_rsae_sha256', 'ed25519'].map(named),
    certificateTypes: [],
  };
}

/** The server's fatal alert. */
export function alert(code: number, when: 'during' | 'after' = 'during'): Alert {
  const description = alertDescription(code).name;
  return { from: 'server', level: 'fatal', code, description, afterHandshake: when === 'after' };
}

/** An attempt that failed in this phase. */
export function failed(phase: Phase, code: string, message = code): Pick<Attempt, 'outcome'> {
  return { outcome: { kind: 'failed', phase, error: { code, message } } };
}

/** A refusal of TLS, by alert. */
export function refused(code: number, when: 'during' | 'after', rest: Omit<Story, 'attempt'> = {}): Story {
  return {
    ...rest,
    attempt: failed(when === 'after' ? 'response' : 'handshake', 'ALERT'),
    handshake: { alerts: [alert(code, when)], ...rest.handshake },
  };
}

/** An answer over HTTP. */
export function answers(status: number, body = '', date?: number): Pick<Attempt, 'response'> {
  return {
    response: { protocol: 'http/1.1', status, date, server: 'nginx', body: new TextEncoder().encode(body) },
  };
}

/** No byte of TLS came from the server. */
export function unanswered(attempt: Partial<Attempt>, rest: Omit<Story, 'attempt' | 'served'> = {}): Story {
  return {
    ...rest,
    served: [],
    attempt: { bytesReceived: 0, ...attempt },
    handshake: { serverHello: undefined, signatureScheme: undefined, messages: [], ...rest.handshake },
  };
}

/** Reads and judges a story as the faces do. */
export function observe(story: Story = {}): Promise<Evidence> {
  const now = story.now ?? NOW;
  const known = read(story.known ?? []).map(
    (certificate): PlacedCertificate => ({ certificate, place: 'certs/ca.pem', keyPlace: story.keyPlace }),
  );
  return judge(toReport(story, story.served ?? served, now), {
    anchors: read(story.anchors ?? [pki.root]),
    known,
    now,
    validatePath,
  });
}

function toReport(story: Story, sent: readonly Made[], now: number): ConnectionReport {
  const client = story.client ?? [];
  return {
    target: { ...target, ...story.target },
    time: now,
    attempt: {
      clientCertificate: client.length > 0 ? 'offered' : 'none',
      address: '10.0.0.7',
      phases: [
        { phase: 'connect', start: 0, milliseconds: 1.25 },
        { phase: 'handshake', start: 1.25, milliseconds: 12.4 },
      ],
      outcome: { kind: 'accepted', shownBy: 'data' },
      response: undefined,
      preamble: '',
      bytesReceived: 2400,
      ...story.attempt,
      handshake: {
        ...silentHandshake,
        ...answered,
        certificates: sent.map(({ der }, index) => ({
          der,
          ocsp: index === 0 ? story.staple : undefined,
          scts: undefined,
        })),
        clientCertificates: client.length > 0 ? client.map(({ der }) => der) : undefined,
        ...story.handshake,
      },
    },
    withoutCertificate: story.withoutCertificate,
    resumption: undefined,
    timestamps: undefined,
    repeats: [],
    clientChain: client.map(({ der }) => der),
  };
}
