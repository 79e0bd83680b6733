import { holderEdit } from '../../features/code-actions/holder-edit.ts';
import type { PlacedCertificate } from '../../handshake/evidence.ts';
import { completeChain as climb, readIssuers } from '../../handshake/issuers/complete-chain.ts';
import { describeAsking, describeSearch } from '../../handshake/issuers/describe-search.ts';
import { insertIssuers } from '../../handshake/issuers/insert-issuers.ts';
import { fingerprint } from '../../issue/fingerprint.ts';
import { Refusal } from '../../issue/refusal.ts';
import type { TextFileEdit } from '../../issue/tasks.ts';
import { isSameCertificate } from '../../path/certificate-links.ts';
import { isIndexedCertificate } from '../../workspace/indexed-certificate.ts';
import type { IndexedArtifact } from '../../workspace/types.ts';
import { certificatePem } from '../../x509/certificate-pem.ts';
import type { Certificate } from '../../x509/types.ts';
import type { ConnectionTools } from '../host.ts';
import { toWorkspaceEdit } from '../issuing/workspace-edit.ts';
import type { ConnectionTrust } from '../protocol/connecting.ts';
import type { ChainCompletion, CompleteChainParams, IncompleteFile } from '../protocol/reports.ts';
import { featureContext } from '../session.ts';
import type { Watch } from './connect.ts';
import type { ConnectingRoom } from './connecting-room.ts';
import { readTrust } from './trust.ts';

/** Files with the same leaf that are looked at. */
const MAX_FILES = 20;

/** Looks for what the server does not send, and works out what files of the workspace lack of it. Throws a Refusal. */
export async function completeChain(
  params: CompleteChainParams,
  room: ConnectingRoom,
  tools: ConnectionTools,
  { signal, report: tell }: Watch,
): Promise<ChainCompletion> {
  const { t } = room.session.client;
  const served = certificatesIn(params.servedPem);
  const [leaf] = served;
  if (leaf === undefined) throw new Refusal(t('The server sent no certificate, so there is no chain to complete.'));
  const before = certificatesIn(params.foundPem ?? '');
  const completed = await climb([...served, ...before], {
    atHand: await listAtHand(params, room, tools),
    foundBefore: before.length,
    verify: featureContext(room.session).verify,
    isAllowed: (url) => params.allowed?.includes(url) === true,
    fetch: (url) => {
      tell(url);
      return tools.fetchIssuer(url, { signal });
    },
  });
  const { certificates, end } = completed;
  const isServed = (one: Certificate): boolean => served.some((other) => isSameCertificate(one, other));
  return {
    kind: 'completion',
    foundPem: toPem(certificates.filter((each) => !isServed(each))),
    chainPem: toPem(certificates),
    notes: describeSearch(completed, t),
    ask: end.kind === 'ask' ? { urls: end.urls, message: describeAsking(end, t) } : undefined,
    files: await listFiles(leaf, certificates, room),
  };
}

function certificatesIn(pem: string): readonly Certificate[] {
  return readIssuers(new TextEncoder().encode(pem));
}

function toPem(certificates: readonly Certificate[]): string {
  return certificates.map(certificatePem).join('');
}

/** The workspace first: what is there is what is meant. */
async function listAtHand(
  { trust }: CompleteChainParams,
  room: ConnectingRoom,
  tools: ConnectionTools,
): Promise<readonly PlacedCertificate[]> {
  const { client, service } = room.session;
  const indexed = [...service.workspace.all()].filter(isIndexedCertificate);
  const stores = [
    { place: client.t('the chosen file of CAs'), read: trust?.kind === 'file' ? trust : undefined },
    { place: client.t('the trust store of the system'), read: { kind: 'system' } as const },
    { place: client.t('the trust store of Mozilla'), read: { kind: 'mozilla' } as const },
  ];
  const trusted = stores.map(async ({ place, read }) => {
    const anchors = read === undefined ? [] : await readTrusted(read, room, tools);
    return anchors.map((certificate) => ({ certificate, place }));
  });
  return [
    ...indexed.map(({ object, location }) => ({ certificate: object, place: location })),
    ...(await Promise.all(trusted)).flat(),
  ];
}

/** None where the store does not open: the others may have what is looked for. */
async function readTrusted(
  trust: ConnectionTrust,
  room: ConnectingRoom,
  tools: ConnectionTools,
): Promise<readonly Certificate[]> {
  try {
    return (await readTrust(trust, room, tools)).anchors;
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

/** Those that hold the leaf as a chain, whether or not they lack something. */
async function listFiles(
  leaf: Certificate,
  chain: readonly Certificate[],
  room: ConnectingRoom,
): Promise<readonly IncompleteFile[]> {
  const { service, runtime } = room.session;
  const sha256 = fingerprint(runtime.crypto, leaf.der);
  const places = [...service.workspace.all()].filter((each) => each.sha256 === sha256).slice(0, MAX_FILES);
  const files = await Promise.all(places.map((place) => fileWith(place, chain, room)));
  return files.filter((file) => file !== undefined);
}

async function fileWith(
  { uri, location, startOffset }: IndexedArtifact,
  chain: readonly Certificate[],
  { session, fileOf }: ConnectingRoom,
): Promise<IncompleteFile | undefined> {
  const file = await fileOf(uri);
  if (file === undefined) return undefined;
  const options = { settings: session.settings().rules, t: session.client.t, now: session.now() };
  const { document, analyses } = await session.service.analyze(file.open, options);
  const chains = document.units
    .flatMap((unit) => analyses.get(unit)?.holders ?? [])
    .filter(({ purpose }) => purpose === 'chain')
    .map(({ holder }) => holder);
  // The one at the place, and no other Secret of the same file.
  const holder = chains.find(({ valueRange: { start, end } }) => start <= startOffset && startOffset <= end);
  const text = holder && insertIssuers(holder, chain);
  if (holder === undefined || text === undefined) return undefined;
  const change = text === holder.source.text() ? undefined : holderEdit(holder, text, document);
  if (change === undefined) return { place: location };
  const edit: TextFileEdit = { uri, ...change.range, text: change.newText, holdsKey: false };
  const workspaceEdit = await toWorkspaceEdit([edit], fileOf);
  return workspaceEdit === undefined ? undefined : { place: location, edit: workspaceEdit };
}
