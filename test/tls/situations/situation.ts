import { readFileSync } from 'node:fs';
import { diagnose } from '../../../server/src/handshake/diagnose/diagnose.ts';
import type { Diagnosis, Evidence } from '../../../server/src/handshake/evidence.ts';
import { judge } from '../../../server/src/handshake/judge.ts';
import type { ClientCredentials, Target } from '../../../server/src/handshake/types.ts';
import { createNodeRuntime } from '../../../server/src/runtime/node.ts';
import { createCertificateService } from '../../../server/src/service.ts';
import { english } from '../../../server/src/text/localize.ts';
import { type ProbeOptions, probe } from '../../../server/src/tls/probe.ts';
import { parseCertificate } from '../../../server/src/x509/certificate.ts';
import type { Certificate } from '../../../server/src/x509/types.ts';
import { localTarget } from '../servers/target.ts';

/** How a user asks about a server. */
export interface Asking {
  readonly target?: Partial<Target>;
  /** PEM file of the CAs that are trusted; none where left out. */
  readonly trust?: string;
  /** Folder with the client's `cert.pem` or `fullchain.pem`, and `key.pem`. */
  readonly client?: string;
  readonly credentials?: ClientCredentials;
  readonly timeouts?: ProbeOptions['timeouts'];
  /** PEM files with certificates that the workspace has. */
  readonly known?: readonly string[];
  /** Milliseconds that the clock of the one who asks is ahead. */
  readonly clockAhead?: number;
}

/** What the user reads. */
export interface Answer {
  readonly evidence: Evidence;
  readonly diagnoses: readonly Diagnosis[];
  /** Ids of what is wrong, in order. */
  readonly causes: readonly string[];
}

/** Probes a server on loopback as the command line would, and explains it. */
export async function ask(port: number, asking: Asking = {}): Promise<Answer> {
  const now = Date.now() + (asking.clockAhead ?? 0);
  const credentials = asking.credentials ?? (asking.client === undefined ? undefined : readPair(asking.client));
  const report = await probe(localTarget(port, asking.target), {
    credentials,
    now: () => now,
    clock: () => performance.now(),
    ...(asking.timeouts === undefined ? {} : { timeouts: asking.timeouts }),
  });
  const evidence = await judge(report, {
    anchors: asking.trust === undefined ? [] : readCertificates(asking.trust),
    known: (asking.known ?? []).flatMap((place) =>
      readCertificates(place).map((certificate) => ({ certificate, place })),
    ),
    now,
    validatePath: createCertificateService(createNodeRuntime()).validatePath,
  });
  const diagnoses = diagnose(evidence, english);
  return { evidence, diagnoses, causes: diagnoses.map(({ id }) => id) };
}

/** The credentials of a folder that was issued. */
export function readPair(folder: string, certificate = 'fullchain.pem'): ClientCredentials {
  return {
    kind: 'pem',
    certificate: readFileSync(`${folder}/${certificate}`),
    key: readFileSync(`${folder}/key.pem`),
  };
}

export function readCertificates(path: string): Certificate[] {
  const blocks = readFileSync(path, 'utf8').matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END/g);
  return Array.from(blocks, ([, base64 = '']) => parseCertificate(Buffer.from(base64, 'base64')));
}

/** A diagnosis as a user can use it: three sentences that say something, without a placeholder left or a key shown. */
export function isReadable({ cause, evidence, remedy }: Diagnosis): boolean {
  return [cause, evidence, remedy].every(
    (text) => /^[\dA-Z“"{].{15,}[.!)]$/su.test(text) && !/\{\d\}|PRIVATE KEY/.test(text),
  );
}
