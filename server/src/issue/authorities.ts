import { isAuthority } from '../path/certificate-links.ts';
import { formatRelative } from '../text/duration.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { getDisplayName } from '../x509/identity.ts';
import { openAuthorityFile } from './authority-file.ts';
import { developmentName, freeName } from './authority-names.ts';
import { createRoot } from './create-authority.ts';
import { firstConstraints } from './first-constraints.ts';
import { refuseForeignNames } from './foreign-names.ts';
import { type IssuingHost, isProject, pathOf } from './host.ts';
import { isPermitted, type PermittedSubtree, subtreeFor } from './name-constraints.ts';
import { describeScope, permitOptions } from './permitted-scope.ts';
import { Refusal } from './refusal.ts';
import { authorityId, StoredAuthorities, type StoredAuthority } from './stored-authorities.ts';
import type { AuthorityChoice } from './tasks.ts';
import type { AltName, Authority } from './types.ts';

const DAY = 86_400_000;
/** Days that a CA lives where nobody says otherwise: as long as a project. */
export const ROOT_DAYS = 3650;
/** Clocks of development machines are a little off. Milliseconds. */
export const CLOCK_SKEW = 60_000;

/** Who signs, ready to. */
export interface Signatory {
  readonly authority: Authority;
  /** Where it is one of the user's own storage, which remembers what it has revoked. */
  readonly stored: StoredAuthority | undefined;
  /** Made just now. */
  readonly isNew?: boolean | undefined;
  /** What the user should know: that the CA was made just now. */
  readonly notes: readonly string[];
}

/**
 * The CA that signs for these names; undefined where they are to sign themselves. Throws a Refusal where there is none, or it may not.
 * `asked`: what a CA that is made for it permits besides development; nothing where the names are a stranger's.
 */
export async function findSignatory(
  choice: AuthorityChoice,
  names: readonly AltName[],
  host: IssuingHost,
  asked: readonly AltName[] = names,
): Promise<Signatory | undefined> {
  if (choice.kind === 'self-signed') return undefined;
  const signatory = (await findExisting(choice, host)) ?? (await findOrMakeDevelopmentAuthority(names, asked, host));
  refuseExpired(signatory.authority, host);
  refuseForeignNames(signatory.authority, names, host);
  return signatory;
}

/** Throws a Refusal where the CA of this choice may not sign for these names. One that is still to be made may. */
export async function checkSignatory(
  choice: AuthorityChoice,
  names: readonly AltName[],
  host: IssuingHost,
): Promise<void> {
  if (choice.kind === 'self-signed') return;
  const signatory = await findExisting(choice, host);
  if (signatory !== undefined) refuseForeignNames(signatory.authority, names, host);
}

/** Undefined only for a development CA that was not made yet. */
function findExisting(
  choice: Exclude<AuthorityChoice, { kind: 'self-signed' }>,
  host: IssuingHost,
): Promise<Signatory | undefined> {
  switch (choice.kind) {
    case 'development':
      return findDevelopmentAuthority(host);
    case 'stored':
      return loadStored(choice.id, host);
    case 'file':
      return openFile(choice, host);
  }
}

/** The newest CA of the project that is still valid. */
async function findDevelopmentAuthority(host: IssuingHost): Promise<Signatory | undefined> {
  const stored = storageOf(host);
  for (const each of await stored.list()) {
    if (!isProject(each.project, host.project)) continue;
    const authority = await stored.load(each.id);
    if (authority !== undefined && endOf(authority) > host.now()) return { authority, stored: each, notes: [] };
  }
  return undefined;
}

/** Of several commands at once the first makes it, and the others find it. */
async function findOrMakeDevelopmentAuthority(
  names: readonly AltName[],
  asked: readonly AltName[],
  host: IssuingHost,
): Promise<Signatory> {
  const permitted = await firstConstraints(asked, host);
  refuseUnplanned(names, permitted, host);
  return storageOf(host).exclusively(
    async () => (await findDevelopmentAuthority(host)) ?? (await makeDevelopmentAuthority(permitted, host)),
  );
}

/** A CA that could not sign for what it is made for is not made. */
function refuseUnplanned(names: readonly AltName[], permitted: readonly PermittedSubtree[], { t }: IssuingHost): void {
  const foreign = names.find((name) => !isPermitted(name, permitted));
  if (foreign === undefined) return;
  throw new Refusal(
    t(
      'This project has no development CA yet, and somebody’s request does not decide what a new one may sign for: {0} is outside of the development domains. If it is meant to, make the CA first: “certscope ca create {1}”, “Create Development CA” in the editor.',
      foreign.value,
      permitOptions([subtreeFor(foreign)], t),
    ),
  );
}

/** To be made while nobody else looks at the storage. */
async function makeDevelopmentAuthority(permitted: readonly PermittedSubtree[], host: IssuingHost): Promise<Signatory> {
  const others = await storageOf(host).list();
  const name = freeName(
    developmentName(host.project.name),
    others.map((other) => other.name),
  );
  const start = wholeSecond(host.now());
  const lifetime = { notBefore: start - CLOCK_SKEW, notAfter: start + ROOT_DAYS * DAY };
  const authority = await createRoot({ name, keyType: 'ecdsa-p256', lifetime, permitted }, 0, host.webCrypto);
  const notes = firstUseNotes(name, permitted, await formerOf(others, host), host);
  const stored = await keepAuthority(name, authority, undefined, host);
  return { authority, stored, isNew: true, notes };
}

/** The CA that was this project's under another path or name, as far as can be seen: one that is called like its own would be, or has issued what lies here. */
async function formerOf(others: readonly StoredAuthority[], host: IssuingHost): Promise<StoredAuthority | undefined> {
  const { project, workspace } = host;
  const strangers = others.filter((other) => !isProject(other.project, project));
  const namesake = strangers.find((other) => other.name === developmentName(project.name));
  if (namesake !== undefined || strangers.length === 0) return namesake;
  const view = await workspace.around([], 'project');
  for (const each of strangers) {
    const [certificate] = await storageOf(host).certificates(each.id);
    const own = certificate && parseCertificate(certificate).subject.matchKey;
    const isIssuer = view
      .byIssuer(own ?? '')
      .some(({ object }) => object.kind === 'certificate' && !isAuthority(object));
    if (isIssuer) return each;
  }
  return undefined;
}

function firstUseNotes(
  name: string,
  permitted: readonly PermittedSubtree[],
  former: StoredAuthority | undefined,
  { t }: IssuingHost,
): string[] {
  const scope = describeScope(permitted, t);
  const notes = [
    t(
      '“{0}” was made on this first use, and its key is kept in your own storage. Have your clients and servers trust its certificate (ca.pem). It may sign for {1} only.',
      name,
      scope,
    ),
  ];
  if (former !== undefined)
    notes.push(
      t(
        'Your storage has “{0}” ({1}) too, made for {2}. If that is this project before it was moved or renamed, have that CA sign instead, and your peers need not trust another one.',
        former.name,
        former.id,
        pathOf(former.project),
      ),
    );
  return notes;
}

/** Puts a new CA into the user's storage. Throws a Refusal where that cannot be written. */
export async function keepAuthority(
  name: string,
  authority: Authority,
  root: Authority | undefined,
  host: IssuingHost,
): Promise<StoredAuthority> {
  const storage = storageOf(host);
  const id = authorityId(name, authority.certificate, host.crypto);
  // The newest signs: two that are made in one moment, or after the clock was set back, still have an order.
  const [newest] = await storage.list();
  const created = Math.max(host.now(), (newest?.created ?? 0) + 1);
  const description = { id, name, project: host.project.uri, created };
  await storage.save(description, authority, root);
  return description;
}

/** Milliseconds since 1970 UTC, as certificates count. */
export function wholeSecond(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000;
}

/** Throws a Refusal where the host has no place for CAs. */
export function storageOf({ storage, t }: IssuingHost): StoredAuthorities {
  if (storage === undefined)
    throw new Refusal(
      t(
        'There is no place here to keep the key of a development CA: choose a CA of the workspace, or a self-signed certificate.',
      ),
    );
  return new StoredAuthorities(storage);
}

async function loadStored(id: string, host: IssuingHost): Promise<Signatory> {
  const storage = storageOf(host);
  const stored = await storage.describe(id);
  const authority = await storage.load(id);
  if (stored === undefined || authority === undefined) {
    const ids = (await storage.list()).map((each) => each.id);
    throw new Refusal(
      ids.length === 0
        ? host.t('There is no CA “{0}” in your storage; create one first.', id)
        : host.t('There is no CA “{0}” in your storage; there are: {1}.', id, ids.join(', ')),
    );
  }
  return { authority, stored, notes: [] };
}

async function openFile(choice: AuthorityChoice & { kind: 'file' }, host: IssuingHost): Promise<Signatory> {
  return { authority: await openAuthorityFile(choice, host), stored: undefined, notes: [] };
}

/** The last moment at which a CA and all above it are valid: what it signs cannot outlive it. Milliseconds since 1970 UTC. */
export function endOf({ certificate, above }: Authority): number {
  const ends = [certificate, ...above].map((der) => parseCertificate(der).validity.notAfter.epochMilliseconds ?? 0);
  return Math.min(...ends);
}

function refuseExpired(authority: Authority, { now, t }: IssuingHost): void {
  const end = endOf(authority);
  if (end > now()) return;
  const name = getDisplayName(parseCertificate(authority.certificate));
  throw new Refusal(
    t(
      '“{0}” (or a CA above it) expired {1}: every peer would refuse what it signs. Create another CA.',
      name,
      formatRelative(end, now(), t),
    ),
  );
}
