import { parseAltNames } from '../alt-names.ts';
import { findSignatory, type Signatory } from '../authorities.ts';
import type { IssuingHost } from '../host.ts';
import { issueLeafWithNewKey } from '../issue-leaf.ts';
import { chooseLifetime } from '../lifetimes.ts';
import { checkPackaging } from '../outputs/check-packaging.ts';
import { renderOutputs } from '../outputs/render-outputs.ts';
import { Refusal } from '../refusal.ts';
import { checkCommonName } from '../subject.ts';
import type { CertificateTask, IssuingResult, LifetimeChoice, Packaging } from '../tasks.ts';
import type { AltName, IssuedCertificate, KeyType, Role } from '../types.ts';
import { checkIssued, sentenceOf, summarize } from './describe.ts';
import { usedAuthorities } from './used-authorities.ts';

/** A certificate and its key for one service. */
export async function performCertificate(
  task: CertificateTask & ProfileParts,
  packaging: Packaging,
  host: IssuingHost,
): Promise<IssuingResult> {
  refuseUnpackable(packaging, true, host);
  const { role = 'server' } = task;
  refuseCommonName(task.commonName, host);
  const names = readNames(task.names, role, host);
  const signatory = await findSignatory(task.authority, names, host);
  const { issued, notes } = await issueFor({ ...task, role, names }, signatory, host);
  return {
    kind: 'made',
    files: await renderOutputs(issued, packaging, { crypto: host.webCrypto }),
    summary: sentenceOf(issued, host),
    findings: await checkIssued([issued], host),
    notes: [...(signatory?.notes ?? []), ...notes],
    certificates: [summarize(issued.certificate, host)],
    authorities: usedAuthorities(signatory, host),
  };
}

/** What a profile alone can say. */
export interface ProfileParts {
  readonly organization?: string | undefined;
  readonly extraPurposes?: readonly string[] | undefined;
}

/** What a service's certificate is to be, its names read. */
export interface ServiceRequest extends ProfileParts {
  readonly role: Role;
  readonly names: readonly AltName[];
  readonly commonName?: string | undefined;
  readonly keyType?: KeyType | undefined;
  readonly lifetime?: LifetimeChoice | undefined;
}

/** Issues it with a new key. */
export async function issueFor(
  request: ServiceRequest,
  signatory: Signatory | undefined,
  host: IssuingHost,
): Promise<{ readonly issued: IssuedCertificate; readonly notes: readonly string[] }> {
  const authority = signatory?.authority;
  const { lifetime, notes } = chooseLifetime(request.lifetime, authority, host);
  const { keyType = 'ecdsa-p256' } = request;
  const issued = await issueLeafWithNewKey({ ...request, lifetime }, keyType, authority, host.webCrypto);
  return { issued, notes };
}

/** The names that were typed. Throws a Refusal for what is none, and for a server that nobody could check the name of. */
export function readNames(typed: readonly string[], role: Role, { t }: IssuingHost): readonly AltName[] {
  const names = parseAltNames(typed, t);
  if ('problem' in names) throw new Refusal(names.problem);
  if (names.length === 0)
    throw new Refusal(
      role === 'client'
        ? t('A client needs a name that servers know it by: a DNS name, an e-mail address or a SPIFFE ID.')
        : t('A server needs the names that clients reach it by: without one they refuse its certificate.'),
    );
  return names;
}

/** Throws a Refusal for a common name that no certificate can have. */
export function refuseCommonName(commonName: string | undefined, { t }: IssuingHost): void {
  const problem = commonName === undefined ? undefined : checkCommonName(commonName, t);
  if (problem !== undefined) throw new Refusal(problem);
}

/** Throws a Refusal where nothing can be packed like this. */
export function refuseUnpackable(packaging: Packaging, hasKey: boolean, { t }: IssuingHost): void {
  const problem = checkPackaging(packaging, hasKey, t);
  if (problem !== undefined) throw new Refusal(problem);
}
