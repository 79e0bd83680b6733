import { isAuthority } from '../path/certificate-links.ts';
import { publicKeyBytes } from '../path/validation/verify-signed.ts';
import { formatRelative } from '../text/duration.ts';
import { isIndexedCertificate } from '../workspace/indexed-certificate.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { getDisplayName } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import { keyPlaces } from './authorities.ts';
import { type IssuingHost, isProject } from './host.ts';
import { describeSubtree, permittedBy } from './name-constraints.ts';
import { StoredAuthorities, type StoredAuthority } from './stored-authorities.ts';
import type { AuthorityChoice } from './tasks.ts';

/** A CA that can sign, for people to choose. */
export interface ListedAuthority {
  readonly choice: AuthorityChoice;
  readonly name: string;
  /** Milliseconds since 1970 UTC; undefined where it is still to be made. */
  readonly notAfter: number | undefined;
  /** Where it is and until when: `your storage, in 9 years`. */
  readonly description: string;
  /** What it may sign for; undefined where it is not constrained. */
  readonly permitted: string | undefined;
}

/** Subtrees that are listed before the rest is counted. */
const MAX_LISTED = 8;

/** The project's own CA first (or the one that will be made), then the others of the storage, then those of the workspace whose key is there. */
export async function listAuthorities(host: IssuingHost): Promise<readonly ListedAuthority[]> {
  const stored = await listStored(host);
  const own = stored.filter(({ project }) => isProject(project, host.project));
  const others = stored.filter(({ project }) => !isProject(project, host.project));
  const first = own.length > 0 || host.storage === undefined ? [] : [toBeMade(host)];
  return [...first, ...[...own, ...others].map(({ listed }) => listed), ...listWorkspace(host)];
}

function toBeMade({ project, t }: IssuingHost): ListedAuthority {
  return {
    choice: { kind: 'development' },
    name: `${project.name} development CA`,
    notAfter: undefined,
    description: t('made on first use, its key in your own storage'),
    permitted: t('development domains and private addresses'),
  };
}

async function listStored(host: IssuingHost): Promise<readonly { project: string; listed: ListedAuthority }[]> {
  if (host.storage === undefined) return [];
  const storage = new StoredAuthorities(host.storage);
  const described = (await storage.list()).map(async (stored) => {
    const path = (await storage.certificates(stored.id)).map((der) => parseCertificate(der));
    const [certificate] = path;
    return certificate && { project: stored.project, listed: describeStored(stored, certificate, path, host) };
  });
  return (await Promise.all(described)).filter((each) => each !== undefined);
}

function describeStored(
  { id, name }: StoredAuthority,
  certificate: Certificate,
  path: readonly Certificate[],
  host: IssuingHost,
): ListedAuthority {
  // An intermediate CA is held to what its root may sign for.
  const constrained = path.find((each) => permittedBy(each).length > 0) ?? certificate;
  const { permitted } = describe(constrained, '', host);
  return { ...describe(certificate, host.t('your storage'), host), permitted, choice: { kind: 'stored', id }, name };
}

function listWorkspace(host: IssuingHost): ListedAuthority[] {
  const listed = new Map<string, ListedAuthority>();
  for (const found of host.workspace.view.all()) {
    if (
      found.sha256 === undefined ||
      listed.has(found.sha256) ||
      !isIndexedCertificate(found) ||
      !isAuthority(found.object)
    )
      continue;
    const [keyUri] = keyPlaces(publicKeyBytes(found.object), host);
    if (keyUri === undefined) continue;
    const choice: AuthorityChoice = { kind: 'file', uri: found.uri, keyUri };
    listed.set(found.sha256, { ...describe(found.object, found.location, host), choice });
  }
  return [...listed.values()];
}

function describe(certificate: Certificate, place: string, { now, t }: IssuingHost): Omit<ListedAuthority, 'choice'> {
  const notAfter = certificate.validity.notAfter.epochMilliseconds;
  const permitted = permittedBy(certificate).map(describeSubtree);
  const more = permitted.length > MAX_LISTED ? ' …' : '';
  return {
    name: getDisplayName(certificate),
    notAfter,
    description: notAfter === undefined ? place : t('{0}, ends {1}', place, formatRelative(notAfter, now(), t)),
    permitted: permitted.length === 0 ? undefined : permitted.slice(0, MAX_LISTED).join(', ') + more,
  };
}
