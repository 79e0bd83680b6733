import type { OpenDocument } from '../../documents/read-document.ts';
import type { Holder, Unit } from '../../documents/types.ts';
import { isAuthority, isSameCertificate } from '../../path/certificate-links.ts';
import { scanPem } from '../../pem/scan.ts';
import { uriKey } from '../../workspace/uri.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { decodeObject } from '../../x509/decode.ts';
import type { Certificate } from '../../x509/types.ts';
import { fingerprint } from '../fingerprint.ts';
import type { IssuingHost } from '../host.ts';
import type { FileEdit } from '../tasks.ts';
import type { IssuedCertificate } from '../types.ts';
import { exchangeBlocks } from './exchange-blocks.ts';
import { type CertificateHolder, exchangeChain, isSameDer, mergeSuccessors } from './exchange-chain.ts';
import { distinctUris, folderOf } from './places.ts';
import type { Renewal, Successors } from './types.ts';

/** What becomes of the files. */
export interface RenewedFiles {
  readonly edits: readonly FileEdit[];
  /** Each place where the new certificate will stand: DER of it, and of the CAs that will stand there too. */
  chainsOf(renewal: Renewal): readonly (readonly Uint8Array[])[];
}

/** A holder, and what belongs to it: those of its folder, or of its object in a manifest. */
interface PlacedHolder extends CertificateHolder {
  readonly uri: string;
  readonly group: string;
  readonly holder: Holder;
  /** The file is DER. */
  readonly isDer: boolean;
}

/** Edits that put every new certificate, its chain and its key wherever the old ones stand. `uris`: files that hold an old certificate or key. */
export async function renewFiles(
  renewals: readonly Renewal[],
  keys: Successors,
  uris: readonly string[],
  host: IssuingHost,
): Promise<RenewedFiles> {
  const holders: PlacedHolder[] = [];
  for (const uri of distinctUris([...uris, ...chainPlaces(renewals, uris, host)])) {
    const open = await host.workspace.open(uri);
    if (open !== undefined) holders.push(...holdersOf(uri, open));
  }
  const placed: Outcome[] = [];
  for (const each of holders) {
    const near = holders.filter(({ group }) => group === each.group);
    const tables = renewals.map((renewal) => exchangeChain(each, near, renewal, host.crypto));
    const successors = mergeSuccessors([keys, ...tables]);
    placed.push(each.isDer ? await exchangeDer(each, successors, host) : exchangeText(each, successors, host));
  }
  return {
    edits: placed.flatMap(({ edit }) => edit ?? []),
    chainsOf: ({ issued }) => placed.flatMap((each) => chainIn(each, placed, issued)),
  };
}

/** What becomes of a holder. */
interface Outcome {
  readonly group: string;
  /** Undefined where it stays as it is. */
  readonly edit: FileEdit | undefined;
  /** Those that stand there then. */
  readonly certificates: readonly Certificate[];
}

/** A certificate (DER) with the CAs that stand behind it; where none do, with those of its chain that stand beside it (`chain.pem`). */
function chainIn(
  { group, certificates }: Outcome,
  all: readonly Outcome[],
  { certificate, intermediates }: IssuedCertificate,
): readonly (readonly Uint8Array[])[] {
  if (!certificates.some(({ der }) => isSameDer(der, certificate))) return [];
  const behind = certificates.filter(isAuthority).map(({ der }) => der);
  if (behind.length > 0) return [[certificate, ...behind]];
  const near = all.filter((each) => each.group === group).flatMap((each) => each.certificates);
  const beside = intermediates.filter((der) => near.some((each) => isSameDer(each.der, der)));
  return [[certificate, ...beside]];
}

/** Files beside these that hold CAs of the old chains, or others that need those. */
function chainPlaces(renewals: readonly Renewal[], uris: readonly string[], { workspace }: IssuingHost): string[] {
  const left = renewals.flatMap(({ above, staying }) => [...above, ...staying]);
  const folders = new Set(uris.map(folderOf));
  return [...workspace.view.all()]
    .filter(
      ({ uri, object }) =>
        object.kind === 'certificate' &&
        folders.has(folderOf(uri)) &&
        left.some((each) => isSameCertificate(each, object)),
    )
    .map(({ uri }) => uri);
}

function holdersOf(uri: string, { document, source }: OpenDocument): PlacedHolder[] {
  return document.units.flatMap((unit, index) =>
    unit.holders.map((holder) => ({
      ...factsOf(holder),
      uri,
      group: groupOf(uri, unit, index),
      holder,
      isDer: source.length === 0 && holder.artifacts.length > 0,
    })),
  );
}

/** Files of PEM belong together by their folder, values of a manifest by their object. */
function groupOf(uri: string, { kind }: Unit, index: number): string {
  return kind === 'pem-file' ? folderOf(uri) : `${uriKey(uri)}#${index}`;
}

function factsOf({ name, artifacts, scattered }: Holder): CertificateHolder {
  const objects = artifacts.map(({ content }) => content.object);
  return {
    name,
    certificates: objects.filter((object) => object.kind === 'certificate'),
    hasKey: objects.some(({ kind }) => kind === 'private-key'),
    scattered,
  };
}

function exchangeText(
  { uri, group, holder, certificates }: PlacedHolder,
  successors: Successors,
  { crypto }: IssuingHost,
): Outcome {
  const before = holder.source.text();
  const { text, holdsKey } = exchangeBlocks(before, successors, crypto);
  if (text === before) return { group, edit: undefined, certificates };
  const { start, end } = holder.valueRange;
  const edit = { uri, start, end, text: holder.source.encode(text), holdsKey };
  return { group, edit, certificates: certificatesIn(text) };
}

function certificatesIn(text: string): Certificate[] {
  return scanPem(text)
    .blocks.map(({ block }) => decodeObject(block.label, block.bytes, { headers: block.headers }).object)
    .filter((object) => object.kind === 'certificate');
}

/** One file, one object: of what comes in its place the first, which is the certificate itself. */
async function exchangeDer(
  { uri, group, certificates }: PlacedHolder,
  successors: Successors,
  { workspace, crypto }: IssuingHost,
): Promise<Outcome> {
  const bytes = await workspace.bytes(uri);
  const [fresh] = (bytes && successors.get(fingerprint(crypto, bytes))) ?? [];
  if (fresh === undefined) return { group, edit: undefined, certificates };
  const { label, der } = fresh;
  const isKey = label !== 'CERTIFICATE';
  return {
    group,
    edit: { uri, content: der, holdsKey: isKey },
    certificates: der instanceof Uint8Array ? [parseCertificate(der)] : [],
  };
}
