import type { ObservedError, Registered } from '../types.ts';
import type { HelloAnswer } from './hello-answer.ts';
import { offersOf } from './offers.ts';
import type { AcceptedSuite, ScannedVersion, VersionScan } from './types.ts';
import { versionCodes } from './version-codes.ts';

/** One ClientHello of a scan, as far as scans differ in it. */
export interface Offer {
  readonly version: ScannedVersion;
  readonly suites: readonly number[];
  readonly groups: readonly number[];
}

/** What came of one: an answer, a hang-up, no connection or silence, or that a limit forbids to ask. */
export type Answer =
  | HelloAnswer
  | { readonly kind: 'closed' | 'reset' | 'limit' }
  | { readonly kind: 'error'; readonly error: ObservedError };

export type Ask = (offer: Offer) => Promise<Answer>;

/**
 * What a server accepts of one version: asked again and again, each time without what it took before. What does not depend on an answer is
 * asked at the same time.
 */
export async function scanVersion(version: ScannedVersion, ask: Ask): Promise<VersionScan> {
  const {
    batches: [likely = [], ...others],
    groups,
  } = offersOf(version);
  const first = await takeAll(version, likely, groups, ask);
  if (first.taken.length === 0 && isAboutVersion(first.last, version)) return { version, ...toRefusal(first.last) };
  const rounds = [first, ...(await Promise.all(others.map((batch) => takeAll(version, batch, groups, ask))))];
  const taken = rounds.flatMap((round) => round.taken);
  if (taken.length === 0) return { version, ...toRefusal(rounds.at(-1)?.last ?? first.last) };
  const asked = { version, groups };
  const filled = rounds.filter((round) => round.taken.length > 0).length;
  const [ordered, found] = await Promise.all([putInOrder(taken, filled, asked, ask), findGroups(taken, asked, ask)]);
  return { version, kind: 'accepted', ...ordered, groups: found };
}

/** Each offer was taken in the server's order, but not all of them together. */
async function putInOrder(
  taken: readonly AcceptedSuite[],
  offers: number,
  asked: Omit<Offer, 'suites'>,
  ask: Ask,
): Promise<{ readonly suites: readonly AcceptedSuite[]; readonly order: 'server' | 'client' | undefined }> {
  const order = await findOrder(taken, asked, ask);
  if (order !== 'server' || offers < 2) return { suites: taken, order };
  const again = await takeAll(asked.version, codesOf(taken), asked.groups, ask);
  return { suites: again.taken.length === taken.length ? again.taken : taken, order };
}

async function takeAll(
  version: ScannedVersion,
  suites: readonly number[],
  groups: readonly number[],
  ask: Ask,
): Promise<{ taken: AcceptedSuite[]; last: Answer }> {
  const taken: AcceptedSuite[] = [];
  let rest = suites;
  for (;;) {
    const last = await ask({ version, suites: rest, groups });
    // A server that takes what it was not offered would be asked for ever.
    const isTaken =
      last.kind === 'hello' && last.version.code === versionCodes[version] && rest.includes(last.suite.code);
    if (!isTaken) return { taken, last };
    taken.push({ suite: last.suite, primeBits: primeBits(last.group) });
    rest = rest.filter((code) => code !== last.suite.code);
    if (rest.length === 0) return { taken, last };
  }
}

/** Offered the other way round, a server with an order of its own still takes the first. */
async function findOrder(
  taken: readonly AcceptedSuite[],
  asked: Omit<Offer, 'suites'>,
  ask: Ask,
): Promise<'server' | 'client' | undefined> {
  const codes = codesOf(taken).reverse();
  if (codes.length < 2) return undefined;
  const answer = await ask({ ...asked, suites: codes });
  if (answer.kind !== 'hello') return undefined;
  return answer.suite.code === codes[0] ? 'client' : 'server';
}

async function findGroups(
  taken: readonly AcceptedSuite[],
  { version, groups }: Omit<Offer, 'suites'>,
  ask: Ask,
): Promise<readonly Registered[]> {
  const suites = codesOf(
    taken.filter(({ suite }) => version === 'TLSv1.3' || /^TLS_ECDH(?:E|_anon)_/.test(suite.name)),
  );
  const found: Registered[] = [];
  const isNew = (group: Registered | undefined): group is Registered =>
    group !== undefined && groups.includes(group.code) && !found.some(({ code }) => code === group.code);
  const pick = async (offered: readonly number[]): Promise<Registered | undefined> => {
    const answer = await ask({ version, suites, groups: offered });
    return answer.kind === 'hello' && isNew(answer.group) ? answer.group : undefined;
  };
  let rest = suites.length > 0 ? groups : [];
  while (rest.length > 0) {
    // A server whose key is on a curve takes no client that does not name that curve: those found go last then (RFC 8422 §5.1).
    const picked = (await pick(rest)) ?? (await pick([...rest, ...found.map(({ code }) => code)]));
    if (picked === undefined) break;
    found.push(picked);
    rest = rest.filter((code) => code !== picked.code);
  }
  return found;
}

/** Whether an answer settles the version, whatever suites are offered. */
function isAboutVersion(answer: Answer, version: ScannedVersion): boolean {
  if (answer.kind === 'alert') return answer.description === 'protocol_version';
  return answer.kind === 'hello'
    ? answer.version.code !== versionCodes[version]
    : answer.kind !== 'closed' && answer.kind !== 'reset';
}

function toRefusal(
  answer: Answer,
): { kind: 'refused'; saying: string } | { kind: 'unknown'; error: ObservedError | undefined } {
  switch (answer.kind) {
    case 'alert':
      return { kind: 'refused', saying: answer.description };
    case 'hello':
      return { kind: 'refused', saying: answer.version.name };
    case 'closed':
    case 'reset':
      return { kind: 'refused', saying: answer.kind };
    case 'error':
      return { kind: 'unknown', error: answer.error };
    case 'foreign':
      return { kind: 'unknown', error: { code: 'NOT_TLS', message: 'the server does not speak TLS on this port' } };
    case 'limit':
      return { kind: 'unknown', error: undefined };
  }
}

const codesOf = (taken: readonly AcceptedSuite[]): number[] => taken.map(({ suite }) => suite.code);

function primeBits(group: Registered | undefined): number | undefined {
  const [, bits] = /^DH (\d+)$/.exec(group?.name ?? '') ?? [];
  return bits === undefined ? undefined : Number(bits);
}
