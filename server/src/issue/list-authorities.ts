import { isAuthority } from '../path/certificate-links.ts';
import { publicKeyBytes } from '../path/validation/verify-signed.ts';
import { formatRelative } from '../text/duration.ts';
import { isIndexedCertificate } from '../workspace/indexed-certificate.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { getDisplayName } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import { developmentName, freeName } from './authority-names.ts';
import { type IssuingHost, isProject, pathOf } from './host.ts';
import { keyPlaces } from './key-places.ts';
import { describeSubtree, developmentSubtrees, permittedBy } from './name-constraints.ts';
import { describeScope } from './permitted-scope.ts';
import { StoredAuthorities, type StoredAuthority } from './stored-authorities.ts';
import type { AuthorityChoice } from './tasks.ts';

/** A CA that can sign, for people to choose. */
export interface ListedAuthority {
  readonly choice: AuthorityChoice;
  readonly name: string;
  /** Its certificate, then those above it, as far as they are kept with it; empty where it is still to be made. */
  readonly path: readonly Certificate[];
  /** Milliseconds since 1970 UTC, of the first to end of it and those above it; undefined where it is still to be made. */
  readonly notAfter: number | undefined;
  /** What it signs is refused by every peer. */
  readonly isExpired: boolean;
  /** Where it is and until when: `your storage, ends in 9 years`. */
  readonly description: string;
  /** Folder of the project that it was made for, where it is one of the storage. */
  readonly project: string | undefined;
  /** What it may sign for, in short; undefined where it is not constrained. */
  readonly permitted: string | undefined;
  /** The same, each subtree: `svc`, `10.0.0.0/8`, `@example.com`. */
  readonly subtrees: readonly string[];
}

/** The project's own CA first (or the one that will be made), then the others of the storage, then those of the workspace whose key is there. Expired ones come last. */
export async function listAuthorities(host: IssuingHost): Promise<readonly ListedAuthority[]> {
  const stored = await listStored(host);
  const own = stored.filter(({ isOwn }) => isOwn);
  const others = stored.filter(({ isOwn }) => !isOwn);
  const hasOwn = own.some(({ listed }) => !listed.isExpired);
  const first = hasOwn || host.storage === undefined ? [] : [await toBeMade(host)];
  const all = [...first, ...[...own, ...others].map(({ listed }) => listed), ...listWorkspace(host)];
  return all.toSorted((a, b) => Number(a.isExpired) - Number(b.isExpired));
}

async function toBeMade(host: IssuingHost): Promise<ListedAuthority> {
  const { project, t } = host;
  return {
    choice: { kind: 'development' },
    name: await nextName(host),
    path: [],
    notAfter: undefined,
    isExpired: false,
    description: t('made on first use, its key in your own storage'),
    project: pathOf(project.uri),
    permitted: t('development domains and private addresses'),
    subtrees: developmentSubtrees().map(describeSubtree),
  };
}

async function nextName({ project, storage }: IssuingHost): Promise<string> {
  const stored = storage === undefined ? [] : await new StoredAuthorities(storage).list();
  return freeName(
    developmentName(project.name),
    stored.map(({ name }) => name),
  );
}

interface ListedStored {
  readonly isOwn: boolean;
  readonly listed: ListedAuthority;
}

async function listStored(host: IssuingHost): Promise<readonly ListedStored[]> {
  if (host.storage === undefined) return [];
  const storage = new StoredAuthorities(host.storage);
  const described = (await storage.list()).map(async (stored) => {
    const path = (await storage.certificates(stored.id)).map((der) => parseCertificate(der));
    const isOwn = isProject(stored.project, host.project);
    return path.length === 0 ? undefined : { isOwn, listed: describeStored(stored, path, isOwn, host) };
  });
  return (await Promise.all(described)).filter((each) => each !== undefined);
}

/** Two projects of one name are told apart by their folders. */
function describeStored(
  { id, name, project }: StoredAuthority,
  path: readonly Certificate[],
  isOwn: boolean,
  host: IssuingHost,
): ListedAuthority {
  const folder = pathOf(project);
  const place = isOwn ? host.t('your storage') : host.t('your storage, made for {0}', folder);
  return { ...describe(path, place, host), name, project: folder, choice: { kind: 'stored', id } };
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
    listed.set(found.sha256, {
      ...describe([found.object], found.location, host),
      name: getDisplayName(found.object),
      choice,
    });
  }
  return [...listed.values()];
}

/** `path`: the CA, then those above it. An intermediate CA is held to what its root may sign for. */
function describe(
  path: readonly Certificate[],
  place: string,
  { now, t }: IssuingHost,
): Omit<ListedAuthority, 'choice' | 'name'> {
  const end = Math.min(...path.map(({ validity }) => validity.notAfter.epochMilliseconds ?? 0));
  const isExpired = end <= now();
  const permitted = path.map(permittedBy).find((subtrees) => subtrees.length > 0) ?? [];
  const until = formatRelative(end, now(), t);
  return {
    path,
    notAfter: end,
    isExpired,
    description: isExpired ? t('{0}, expired {1}', place, until) : t('{0}, ends {1}', place, until),
    project: undefined,
    permitted: permitted.length === 0 ? undefined : describeScope(permitted, t),
    subtrees: permitted.map(describeSubtree),
  };
}
