import { describeReason } from '../../rules/reason-text.ts';
import { english } from '../../text/localize.ts';
import { certificatePem } from '../../x509/certificate-pem.ts';
import { formatGeneralName, getExtension } from '../../x509/identity.ts';
import type { Certificate, Time } from '../../x509/types.ts';
import { findAcceptance } from '../client-acceptance.ts';
import { compareDeployed } from '../deployed.ts';
import { parseDistinguishedName } from '../distinguished-name.ts';
import type { Diagnosis, Evidence } from '../evidence.ts';
import { describeSearch } from '../issuers/describe-search.ts';
import type { CompletedChain } from '../issuers/types.ts';
import type { ClientMatches } from '../matching.ts';
import type { ScanReport } from '../scan/types.ts';
import type { ServedFinding } from '../served-chain.ts';
import { summariseTiming } from '../timing.ts';
import { type Timestamp, timestampsOf } from '../transparency.ts';
import type { Attempt, CertificateRequest, Handshake, Registered, Resumption, Target } from '../types.ts';

/** Raised when a field changes its meaning or goes; new fields do not raise it. Described in `docs/connect.md`. */
export const SCHEMA = 1;
/** Milliseconds since 1970 UTC that JavaScript still takes for a date. */
const MAX_DATE = 8.64e15;

/** What goes into the JSON of a report. */
export interface JsonInput {
  readonly evidence: Evidence;
  readonly diagnoses: readonly Diagnosis[];
  /** What the rules say of the chain as served. */
  readonly findings: readonly ServedFinding[];
  readonly matches: ClientMatches | undefined;
  readonly scan: ScanReport | undefined;
  /** The chain with the issuers that were found for it. */
  readonly completed?: CompletedChain | undefined;
  /** Of the program. */
  readonly version: string;
  /** Lower-case hex of the SHA-256. */
  sha256(bytes: Uint8Array): string;
}

/** The report as plain data for programs: stable, every field always there, `null` for what is not. Holds no key and no secret. */
export function reportToJson(input: JsonInput): object {
  const { evidence, diagnoses, findings, matches, scan, completed, version, sha256 } = input;
  const { report, chain, clientChain } = evidence;
  const { attempt, withoutCertificate } = report;
  const { handshake } = attempt;
  const describe = (certificate: Certificate): object => describeCertificate(certificate, sha256);
  return {
    version,
    schema: SCHEMA,
    target: describeTarget(report.target),
    time: new Date(report.time).toISOString(),
    address: attempt.address ?? null,
    outcome: describeOutcome(attempt),
    negotiated: describeNegotiated(handshake),
    certificates: chain.certificates.map(describe),
    path: describePath(evidence),
    deployed: describeDeployed(evidence),
    stapledOcsp: describeStaple(evidence),
    signedCertificateTimestamps: describeTimestamps(evidence),
    certificateRequest: describeRequest(handshake.certificateRequest),
    clientCertificate: {
      offered: clientChain.map(describe),
      sent: (handshake.clientCertificates ?? []).length > 0,
      acceptance: findAcceptance(report) ?? null,
      outcomeWithout: withoutCertificate === undefined ? null : describeOutcome(withoutCertificate),
      atHand: describeMatches(matches),
    },
    resumption: describeResumption(report.resumption, handshake),
    alerts: handshake.alerts.map(({ from, level, code, description, afterHandshake }) => ({
      from,
      level,
      code,
      description,
      afterHandshake,
    })),
    response: describeResponse(attempt),
    timing: summariseTiming(report).map(({ phase, count, median, least, greatest }) => ({
      phase,
      count,
      median: round(median),
      least: round(least),
      greatest: round(greatest),
    })),
    diagnoses,
    findings,
    scan: scan ?? null,
    issuers: completed === undefined ? null : describeIssuers(completed, describe),
  };
}

function describeIssuers(completed: CompletedChain, describe: (certificate: Certificate) => object): object {
  return {
    complete: completed.end.kind === 'complete',
    found: completed.found.map(({ certificate, source }) => ({
      ...describe(certificate),
      place: source.kind === 'at-hand' ? source.place : null,
      url: source.kind === 'fetched' ? source.url : null,
      pem: certificatePem(certificate),
    })),
    notes: describeSearch(completed, english),
  };
}

/** What was asked, of a connection or a scan. */
export function describeTarget({ host, port, serverName, alpn, versions, starttls, proxy }: Target): object {
  return {
    host,
    port,
    serverName: serverName ?? null,
    alpn,
    minVersion: versions.min,
    maxVersion: versions.max,
    starttls: starttls ?? null,
    proxy: proxy ?? null,
  };
}

/** `kind` is `accepted`, `closed` or `failed`; the others are `null` where they do not belong to it. */
function describeOutcome({ outcome }: Attempt): object {
  return {
    kind: outcome.kind,
    shownBy: outcome.kind === 'accepted' ? outcome.shownBy : null,
    phase: outcome.kind === 'failed' ? outcome.phase : null,
    error: outcome.kind === 'failed' ? { code: outcome.error.code, message: outcome.error.message.trim() } : null,
  };
}

function describeNegotiated({ serverHello, signatureScheme }: Handshake): object | null {
  if (serverHello === undefined) return null;
  return {
    version: serverHello.version.name,
    cipherSuite: serverHello.cipherSuite.name,
    group: serverHello.group?.name ?? null,
    signatureScheme: signatureScheme?.name ?? null,
    alpn: serverHello.alpn ?? null,
    retried: serverHello.retried,
    secureRenegotiation: serverHello.secureRenegotiation ?? null,
    extendedMasterSecret: serverHello.extendedMasterSecret ?? null,
  };
}

function describeCertificate(certificate: Certificate, sha256: JsonInput['sha256']): object {
  const { subject, issuer, serialNumber, validity, der } = certificate;
  return {
    subject: subject.text,
    issuer: issuer.text,
    serialNumber: serialNumber.hex,
    notBefore: describeTime(validity.notBefore),
    notAfter: describeTime(validity.notAfter),
    names: (getExtension(certificate, 'subjectAltName')?.names ?? []).map(formatGeneralName),
    sha256: sha256(der),
  };
}

function describeTime({ epochMilliseconds }: Time): string | null {
  return epochMilliseconds === undefined ? null : new Date(epochMilliseconds).toISOString();
}

/** `verdict` is `null` where nothing was trusted, or no certificate came. */
function describePath({ chain }: Evidence): object {
  const { result, peerName } = chain;
  const [best] = result === undefined || result.verdict === 'valid' ? [] : result.failed;
  return {
    verdict: result?.verdict ?? null,
    name: peerName.value,
    reasons: (best?.reasons ?? []).map((reason) => ({
      code: reason.code,
      section: reason.section,
      subject: reason.certificate.subject.text,
      message: describeReason(reason, english),
    })),
  };
}

/** Where the served certificate lies among those at hand, and others for its names, the newest first. */
function describeDeployed(evidence: Evidence): object | null {
  if (evidence.known.length === 0) return null;
  const { same, others } = compareDeployed(evidence);
  return { same: same.map(({ place }) => place), others: others.map(({ place }) => place) };
}

function describeStaple({ chain }: Evidence): object | null {
  const { stapled } = chain;
  if (stapled === undefined) return null;
  const [single] = stapled.kind === 'response' ? stapled.response.responses : [];
  return {
    kind: stapled.kind,
    status: single?.status.kind ?? null,
    thisUpdate: single === undefined ? null : describeTime(single.thisUpdate),
    nextUpdate: single?.nextUpdate === undefined ? null : describeTime(single.nextUpdate),
  };
}

function describeRequest(request: CertificateRequest | undefined): object | null {
  if (request === undefined) return null;
  return {
    authorities: request.authorities.map((der) => parseDistinguishedName(der)?.text ?? null),
    signatureSchemes: request.signatureSchemes.map(nameOf),
    certificateTypes: request.certificateTypes.map(nameOf),
  };
}

/** `misfits` is empty for those that fit, and has one sentence for those that almost do. */
function describeMatches(matches: ClientMatches | undefined): readonly object[] {
  return [...(matches?.fitting ?? []), ...(matches?.almost ?? [])].map(({ candidate, misfits }) => ({
    subject: candidate.certificate.subject.text,
    place: candidate.place,
    key: candidate.keyPlace ?? null,
    misfits,
  }));
}

function nameOf({ name }: Registered): string {
  return name;
}

/** `handshake` is `null` where they were not asked for, or the answer could not be read. */
function describeTimestamps(evidence: Evidence): object {
  const { certificate, ocsp, handshake } = timestampsOf(evidence);
  const describe = ({ logId, timestamp }: Timestamp): object => ({
    logId,
    // What a log, or who plays one, writes may be beyond all dates.
    timestamp: timestamp > MAX_DATE ? null : new Date(timestamp).toISOString(),
  });
  return {
    certificate: certificate.map(describe),
    ocsp: ocsp.map(describe),
    handshake: handshake?.map(describe) ?? null,
  };
}

/** Early data is not sent: `maxEarlyData` of a ticket is what the server says that it would take, `earlyData` what it answers to the offer. */
function describeResumption(resumption: Resumption | undefined, { tickets }: Handshake): object {
  return {
    kind: resumption?.kind ?? null,
    earlyData: resumption?.earlyData ?? null,
    tickets: tickets.map(({ lifetimeSeconds, maxEarlyData }) => ({
      lifetimeSeconds,
      maxEarlyData: maxEarlyData ?? null,
    })),
  };
}

function describeResponse({ response }: Attempt): object | null {
  if (response === undefined) return null;
  const { protocol, status, date, server } = response;
  return {
    protocol,
    status: status ?? null,
    date: date === undefined ? null : new Date(date).toISOString(),
    server: server ?? null,
  };
}

/** Microseconds are noise beyond this. */
function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
