import { toHex } from '../../asn1/hex.ts';
import { languageOf } from '../../documents/language.ts';
import { allArtifacts } from '../../documents/locate.ts';
import { readBytes } from '../../documents/read-bytes.ts';
import { isAuthority } from '../../path/certificate-links.ts';
import { publicKeyBytes } from '../../path/validation/verify-signed.ts';
import type { CryptoProvider, WorkspaceFiles } from '../../runtime/types.ts';
import type { Certificate, PkiObject } from '../../x509/types.ts';
import { ownFiles } from '../own-files.ts';
import { folderOf } from '../trust-anchors.ts';

/** What was read is good for this long. Milliseconds. */
const FRESH_FOR = 10_000;
/** Files of one folder that are looked at, and bytes of one of them. */
const MAX_FILES = 100;
const MAX_BYTES = 64 * 1024;
/** Folders that are remembered. */
const MAX_FOLDERS = 50;

/** What lies beside a document. */
export interface Neighbourhood {
  /** Hex SHA-256 of the public half of each private key in clear. */
  readonly keys: ReadonlySet<string>;
  /** CA certificates whose key is among them. */
  readonly authorities: readonly Certificate[];
}

export interface NeighboursOptions {
  readonly crypto: CryptoProvider;
  /** The files of a folder (URI), also those that git passes over; undefined where it cannot be read. */
  filesOf(folder: string): WorkspaceFiles | undefined;
  /** Milliseconds. */
  now(): number;
  /** Something else lies there than before. */
  changed(): void;
}

const nothing: Neighbourhood = { keys: new Set(), authorities: [] };

/**
 * The keys beside documents, for questions that come with every keystroke. Where keys lie, git is often told to look away, and the index
 * with it; whoever opens a certificate there has its key all the same. Answers with what was read last, and reads again behind the asker's back.
 */
export class Neighbours {
  readonly #options: NeighboursOptions;
  readonly #known = new Map<string, { readonly readAt: number; readonly found: Neighbourhood }>();

  constructor(options: NeighboursOptions) {
    this.#options = options;
  }

  /** Of a document by its URI. */
  of(uri: string): Neighbourhood {
    const folder = folderOf(uri);
    const known = this.#known.get(folder);
    if (known === undefined || this.#options.now() - known.readAt > FRESH_FOR) void this.#read(folder);
    return known?.found ?? nothing;
  }

  async #read(folder: string): Promise<void> {
    const { filesOf, now, changed } = this.#options;
    const before = this.#known.get(folder)?.found ?? nothing;
    this.#remember(folder, before);
    const files = filesOf(folder);
    if (files === undefined) return;
    const found = toNeighbourhood(await readObjects(folder, files).catch(() => []), this.#options);
    this.#known.set(folder, { readAt: now(), found });
    if (!isSame(before, found)) changed();
  }

  #remember(folder: string, found: Neighbourhood): void {
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size >= MAX_FOLDERS) this.#known.delete(oldest);
    this.#known.set(folder, { readAt: this.#options.now(), found });
  }
}

async function readObjects(folder: string, files: WorkspaceFiles): Promise<PkiObject[]> {
  const objects: PkiObject[] = [];
  let count = 0;
  for await (const { uri } of ownFiles(folder, files)) {
    if (count++ >= MAX_FILES) break;
    const bytes = await files.read(uri, MAX_BYTES);
    if (bytes === undefined) continue;
    const { document } = readBytes(uri, bytes, languageOf(uri) ?? 'pem');
    objects.push(...[...allArtifacts(document)].map(({ artifact }) => artifact.content.object));
  }
  return objects;
}

function toNeighbourhood(objects: readonly PkiObject[], { crypto }: NeighboursOptions): Neighbourhood {
  const fingerprintOf = (spki: Uint8Array): string => toHex(crypto.digest('SHA-256', spki));
  const keys = new Set<string>();
  for (const object of objects) {
    if (object.kind !== 'private-key' || object.encryption !== undefined) continue;
    const spki = object.publicKey(crypto.derivePublicKey);
    if (spki !== undefined) keys.add(fingerprintOf(spki));
  }
  const authorities = objects
    .filter((object) => object.kind === 'certificate')
    .filter((certificate) => isAuthority(certificate) && keys.has(fingerprintOf(publicKeyBytes(certificate))));
  return { keys, authorities };
}

function isSame(one: Neighbourhood, other: Neighbourhood): boolean {
  return one.authorities.length === other.authorities.length && [...one.keys].join() === [...other.keys].join();
}
