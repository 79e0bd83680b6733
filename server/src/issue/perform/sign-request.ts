import { verifySigned } from '../../path/validation/verify-signed.ts';
import { extensionSummary } from '../../x509/extension-rows.ts';
import type { CertificationRequest, Extension } from '../../x509/types.ts';
import { findSignatory } from '../authorities.ts';
import { leafExtensions } from '../extensions.ts';
import type { IssuingHost } from '../host.ts';
import { issueContent } from '../issue-leaf.ts';
import { chooseLifetime } from '../lifetimes.ts';
import { renderOutputs } from '../outputs/render-outputs.ts';
import { Refusal } from '../refusal.ts';
import { acceptExtensions, grantable } from '../requested-extensions.ts';
import type { IssuingResult, Packaging, SignRequestTask } from '../tasks.ts';
import type { AltName, ExtensionRequest } from '../types.ts';
import { refuseUnpackable } from './certificate.ts';
import { checkIssued, sentenceOf, summarize } from './describe.ts';
import { requestAt } from './located-object.ts';
import { usedAuthorities } from './used-authorities.ts';

/** Subject alternative names, key usage, extended key usage. */
const USUAL: readonly string[] = ['2.5.29.17', '2.5.29.15', '2.5.29.37'];
/** An extension that a request asks for. */
export interface RequestedExtension {
  readonly oid: string;
  readonly name: string;
  /** What it says, in one line. */
  readonly text: string;
  /** Worth accepting for a service's certificate. */
  readonly usual: boolean;
}

/** What a request asks for and may be given; basic constraints and key identifiers are not for it to say. */
export function listRequestedExtensions(request: CertificationRequest): readonly RequestedExtension[] {
  return grantable(request).map(({ oid, name, value }) => ({
    oid,
    name,
    text: extensionSummary(value),
    usual: USUAL.includes(oid),
  }));
}

/** A certificate for the key of a request, with those of its extensions that were accepted. */
export async function performSignRequest(
  task: SignRequestTask,
  packaging: Packaging,
  host: IssuingHost,
): Promise<IssuingResult> {
  refuseUnpackable(packaging, false, host);
  const request = await requestAt(task.uri, task.offset, host);
  await refuseForged(request, host);
  const { role, accept } = task;
  const how = { role, isChosen: accept !== undefined, t: host.t };
  const accepted = acceptExtensions(request, accept ?? USUAL, how);
  const { names } = accepted;
  // A CA that is made for this permits what it would without it: the names are somebody else's.
  const signatory = await findSignatory(task.authority, names, host, []);
  if (signatory === undefined) throw new Refusal(host.t('A request is signed by a CA; its own key is not here.'));
  const { lifetime, notes } = chooseLifetime(task.lifetime, signatory.authority, host);
  const content = {
    subject: request.der.subarray(request.subject.range.start, request.subject.range.end),
    spki: spkiOf(request),
    lifetime,
    extensions: completed(accepted.extensions, task, request),
  };
  const issued = await issueContent(content, undefined, signatory.authority, host.webCrypto);
  return {
    kind: 'made',
    files: await renderOutputs(issued, packaging, { crypto: host.webCrypto }),
    summary: [sentenceOf(issued, host), ...namesSentence(names, host)].join(' '),
    findings: await checkIssued([issued], host),
    notes: [...signatory.notes, ...accepted.notes, ...notes, ...nameNotes(names, task, host)],
    certificates: [summarize(issued.certificate, host)],
    authorities: usedAuthorities(signatory, host),
  };
}

/** Whoever made a request must have its key (RFC 2986 §3). */
async function refuseForged(request: CertificationRequest, { crypto, t }: IssuingHost): Promise<void> {
  const signed = {
    der: request.der,
    tbs: request.info,
    signatureAlgorithm: request.signatureAlgorithm,
    signature: request.signature,
  };
  const verdict = await verifySigned(signed, spkiOf(request), crypto);
  if (verdict === 'invalid')
    throw new Refusal(
      t('The signature of this request was not made by its own key: it is damaged or forged. Have it made again.'),
    );
  if (verdict === 'unsupported')
    throw new Refusal(
      t('The signature of this request cannot be checked here ({0}).', request.signatureAlgorithm.name),
    );
}

function spkiOf({ der, publicKey: { range } }: CertificationRequest): Uint8Array {
  return der.subarray(range.start, range.end);
}

/** What a service's certificate needs and the request does not say, or was not given. */
function completed(
  accepted: readonly Extension[],
  { role }: SignRequestTask,
  { der, publicKey, subject }: CertificationRequest,
): readonly ExtensionRequest[] {
  // A key that is marked for RSASSA-PSS enciphers nothing (RFC 4055 §1.2).
  const enciphers = publicKey.algorithm.name === 'rsaEncryption';
  const usual = leafExtensions({ role, names: [] }, subject.rdns.length > 0, enciphers);
  const asked = accepted.map(({ oid, critical, valueRange }) => ({
    oid,
    critical,
    value: der.subarray(valueRange.start, valueRange.end),
  }));
  return [...usual.filter(({ oid }) => !asked.some((other) => other.oid === oid)), ...asked];
}

/** Names that somebody else has chosen are for the user to see. */
function namesSentence(names: readonly AltName[], { t }: IssuingHost): string[] {
  return names.length === 0 ? [] : [t('Its names: {0}.', names.map(({ value }) => value).join(', '))];
}

function nameNotes(names: readonly AltName[], { role }: SignRequestTask, { t }: IssuingHost): string[] {
  if (names.length > 0 || role === 'client') return [];
  return [t('The certificate has no subject alternative name: clients refuse it, whatever its common name says.')];
}
