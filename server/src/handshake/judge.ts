import { createCertificatePool } from '../path/validation/certificate-pool.ts';
import { parseIpAddress } from '../path/validation/names/ip-address.ts';
import type { PathRequest, PathResult, PeerName } from '../path/validation/types.ts';
import { parseOcspResponse } from '../revocation/ocsp-response.ts';
import { parseCertificate } from '../x509/certificate.ts';
import type { Certificate } from '../x509/types.ts';
import type { Evidence, JudgedChain, PlacedCertificate } from './evidence.ts';
import type { ConnectionReport, Handshake, Target } from './types.ts';

/** What a report is judged with. */
export interface Judging {
  /** Empty: nothing is trusted, and no path is asked for. */
  readonly anchors: readonly Certificate[];
  readonly known: readonly PlacedCertificate[];
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** `validatePath` of the certificate service. */
  validatePath(request: PathRequest): Promise<PathResult>;
}

/** Holds what a probe observed against what is trusted. */
export async function judge(report: ConnectionReport, judging: Judging): Promise<Evidence> {
  const { anchors, known, now } = judging;
  return {
    report,
    chain: await judgeChain(report.target, handshakeOf(report), judging),
    clientChain: report.clientChain.map((der) => parseCertificate(der)),
    anchors,
    known,
    now,
  };
}

/** TLS 1.2 refuses a client before the server's chain is of use, and then the attempt without the certificate may show more. */
function handshakeOf({ attempt, withoutCertificate }: ConnectionReport): Handshake {
  if (attempt.handshake.certificates.length > 0 || withoutCertificate === undefined) return attempt.handshake;
  return withoutCertificate.handshake;
}

async function judgeChain(target: Target, handshake: Handshake, judging: Judging): Promise<JudgedChain> {
  const certificates = handshake.certificates.map(({ der }) => parseCertificate(der));
  const peerName = peerNameOf(target);
  const ocsp = handshake.certificates[0]?.ocsp;
  const stapled = ocsp && parseOcspResponse(ocsp);
  const [leaf, ...others] = certificates;
  if (leaf === undefined || judging.anchors.length === 0)
    return { certificates, peerName, result: undefined, resultWithoutName: undefined, stapled };
  const request: PathRequest = {
    leaf,
    // As a client has it: what the server does not send is not there.
    intermediates: createCertificatePool(others),
    anchors: createCertificatePool(judging.anchors),
    time: judging.now,
    profile: 'internal',
    purpose: 'server',
    ocsp: stapled?.kind === 'response' ? [stapled.response] : [],
    revocation: 'available',
  };
  const result = await judging.validatePath({ ...request, peerNames: [peerName] });
  // Only a path that does not hold can fail by the name alone.
  const resultWithoutName = result.verdict === 'valid' ? result : await judging.validatePath(request);
  return { certificates, peerName, result, resultWithoutName, stapled };
}

function peerNameOf({ serverName, host }: Target): PeerName {
  const value = serverName ?? host;
  return { kind: parseIpAddress(value) === undefined ? 'DNS' : 'IP', value };
}
