import type { Localize } from '../text/localize.ts';
import { type NameProblem, parseAltNames, splitNames } from './alt-names.ts';
import { applyProfile, type ListedProfile, listProfiles, type ProfiledTask } from './apply-profile.ts';
import { checkSignatory } from './authorities.ts';
import type { IssuingHost } from './host.ts';
import { listKeyTypes, UnsupportedKey } from './key-types.ts';
import { type ListedAuthority, listAuthorities } from './list-authorities.ts';
import { packagingNotes } from './outputs/check-packaging.ts';
import { performAuthority } from './perform/authority.ts';
import { performCertificate } from './perform/certificate.ts';
import { requestAt } from './perform/located-object.ts';
import { performNegativeTests } from './perform/negative-tests.ts';
import { performPair } from './perform/pair.ts';
import { performRenew } from './perform/renew.ts';
import { performRequest } from './perform/request.ts';
import { performRevoke } from './perform/revoke.ts';
import { listRequestedExtensions, performSignRequest, type RequestedExtension } from './perform/sign-request.ts';
import { Refusal } from './refusal.ts';
import type { AuthorityChoice, IssuingResult, IssuingTask, MayKeep, Packaging } from './tasks.ts';
import type { AltName, KeyType } from './types.ts';

/** Makes what tasks ask for. Writes nothing but the user's own storage: what was made is for the face to deliver. */
export interface IssuingService {
  /** Never rejects for what was asked: a task that cannot be done is `refused`, with a sentence that says why. */
  perform(task: IssuingTask, packaging: Packaging, mayKeep?: MayKeep): Promise<IssuingResult>;
  /** CAs that can sign: those of the storage, this project's first, and those of the workspace whose key is there. */
  listAuthorities(): Promise<readonly ListedAuthority[]>;
  listProfiles(): Promise<readonly ListedProfile[]>;
  listKeyTypes(): Promise<readonly KeyType[]>;
  /** Names as typed, several in one text; with an authority, whether it may sign for them. */
  checkNames(text: string, authority: AuthorityChoice | undefined): Promise<readonly AltName[] | NameProblem>;
  /** Undefined where there is no request at the place. */
  listRequestedExtensions(uri: string, offset: number | undefined): Promise<readonly RequestedExtension[] | undefined>;
}

/** The one way into this room. */
export function createIssuingService(host: IssuingHost): IssuingService {
  return {
    perform: (task, packaging, mayKeep = () => true) =>
      refusing(() => dispatch(task, packaging, mayKeep, host), host.t),
    listAuthorities: () => listAuthorities(host),
    listProfiles: () => listProfiles(host),
    listKeyTypes: () => listKeyTypes(host.webCrypto),
    checkNames: (text, authority) => checkNames(text, authority, host),
    listRequestedExtensions: (uri, offset) =>
      requestAt(uri, offset, host).then(listRequestedExtensions, (error: unknown) => {
        if (error instanceof Refusal) return undefined;
        throw error;
      }),
  };
}

async function refusing(work: () => Promise<IssuingResult>, t: Localize): Promise<IssuingResult> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', message: error.message, asks: error.asks };
    if (error instanceof UnsupportedKey) return { kind: 'refused', message: saysUnsupported(error, t) };
    throw error;
  }
}

function saysUnsupported({ keyKind, use }: UnsupportedKey, t: Localize): string {
  return use === 'make'
    ? t('This runtime makes no keys of the kind {0}. Choose another kind, such as ecdsa-p256.', keyKind)
    : t(
        'This runtime signs nothing with keys of the kind {0}. Use a CA whose key is ECDSA (P-256, P-384) or RSA.',
        keyKind,
      );
}

async function dispatch(
  asked: IssuingTask,
  wanted: Packaging,
  mayKeep: MayKeep,
  host: IssuingHost,
): Promise<IssuingResult> {
  const { task, packaging: chosen, organization, extraPurposes } = await applyProfile(asked, wanted, host);
  const packaging: Packaging = chosen.formats.length === 0 ? { ...chosen, formats: ['pem'] } : chosen;
  const result = await performTask({ task, organization, extraPurposes }, packaging, mayKeep, host);
  if (result.kind === 'refused') return result;
  return { ...result, notes: [...result.notes, ...packagingNotes(packaging, host.t)] };
}

function performTask(
  { task, organization, extraPurposes }: Omit<ProfiledTask, 'packaging'>,
  packaging: Packaging,
  mayKeep: MayKeep,
  host: IssuingHost,
): Promise<IssuingResult> {
  switch (task.kind) {
    case 'certificate':
      return performCertificate({ ...task, organization, extraPurposes }, packaging, host);
    case 'pair':
      return performPair({ ...task, organization, extraPurposes }, packaging, host);
    case 'authority':
      return performAuthority(task, mayKeep, host);
    case 'negative-tests':
      return performNegativeTests(task, packaging, host);
    case 'renew':
      return performRenew(task, packaging, host);
    case 'request':
      return performRequest(task, packaging, host);
    case 'sign-request':
      return performSignRequest(task, packaging, host);
    case 'revoke':
      return performRevoke(task, packaging, mayKeep, host);
  }
}

async function checkNames(
  text: string,
  authority: AuthorityChoice | undefined,
  host: IssuingHost,
): Promise<readonly AltName[] | NameProblem> {
  const names = parseAltNames(splitNames(text), host.t);
  if ('problem' in names || authority === undefined) return names;
  try {
    await checkSignatory(authority, names, host);
    return names;
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.message };
    throw error;
  }
}
