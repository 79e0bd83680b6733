import { encodePem } from '../pem/encode.ts';
import { scanPem } from '../pem/scan.ts';
import type { CryptoProvider, UserStorage } from '../runtime/types.ts';
import type { Localize } from '../text/localize.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { fingerprint } from './fingerprint.ts';
import { Refusal } from './refusal.ts';
import type { Revocation } from './revocation-list.ts';
import { Secret } from './secret.ts';
import { REVOCATION_REASONS } from './tasks.ts';
import type { Authority, OutputFile } from './types.ts';

/** A CA in the user's own storage, as its description says. */
export interface StoredAuthority {
  /** Name of its folder. */
  readonly id: string;
  readonly name: string;
  /** URI of the project it was made for. */
  readonly project: string;
  /** Milliseconds since 1970 UTC. */
  readonly created: number;
}

/** What a CA has to remember. */
export interface Ledger {
  /** Of the last revocation list; 0 before the first. */
  readonly crlNumber: number;
  readonly revocations: readonly Revocation[];
}

const DESCRIPTION = 'authority.json';
const CERTIFICATES = 'ca.pem';
const KEY = 'key.pem';
const ROOT_KEY = 'root-key.pem';
const LEDGER = 'ledger.json';

/** CAs kept in the user's storage: a folder each, with the description, the certificates from the signing one up to the root, and the keys. */
export class StoredAuthorities {
  readonly #storage: UserStorage;

  constructor(storage: UserStorage) {
    this.#storage = storage;
  }

  /** All that can be read, the newest first. */
  async list(): Promise<readonly StoredAuthority[]> {
    const ids = await this.#storage.folders();
    const found = await Promise.all(ids.map((id) => this.describe(id)));
    return found.filter((each) => each !== undefined).toSorted((a, b) => b.created - a.created);
  }

  /** One by its id; undefined where there is none. */
  async describe(id: string): Promise<StoredAuthority | undefined> {
    const text = await this.#readText(id, DESCRIPTION);
    return text === undefined ? undefined : readDescription(id, text);
  }

  /** DER of the certificates, the signing CA's first, the root's last; empty where there are none. */
  async certificates(id: string): Promise<readonly Uint8Array[]> {
    const text = await this.#readText(id, CERTIFICATES);
    return text === undefined ? [] : scanPem(text).blocks.map(({ block }) => block.bytes);
  }

  /** The CA, ready to sign. Undefined where its files are gone or damaged. */
  async load(id: string): Promise<Authority | undefined> {
    const [certificate, ...above] = await this.certificates(id);
    const key = await this.#readText(id, KEY);
    if (certificate === undefined || key === undefined) return undefined;
    const [placed] = scanPem(key).blocks;
    if (placed === undefined) return undefined;
    const { der, publicKey } = parseCertificate(certificate);
    const spki = der.subarray(publicKey.range.start, publicKey.range.end);
    return { certificate, above, key: { pkcs8: new Secret(placed.block.bytes), spki } };
  }

  /** Keeps a new CA. Throws a Refusal where it cannot be written. */
  async save(description: StoredAuthority, authority: Authority, root: Authority | undefined): Promise<void> {
    const { id, ...described } = description;
    const certificates = [authority.certificate, ...authority.above].map((der) => encodePem('CERTIFICATE', der));
    const files: OutputFile[] = [
      { name: DESCRIPTION, content: toJson({ version: 1, ...described }) },
      { name: CERTIFICATES, content: encode(certificates.join('')) },
      { name: KEY, content: keyPem(authority) },
      ...(root === undefined ? [] : [{ name: ROOT_KEY, content: keyPem(root) }]),
    ];
    await this.#write(id, files);
  }

  /** Throws a Refusal where it is damaged or does not open: a list that forgets what was revoked would have peers believe it again. */
  async ledger(id: string, t: Localize): Promise<Ledger> {
    const bytes = await this.#storage.read(`${id}/${LEDGER}`);
    if (bytes === undefined) return { crlNumber: 0, revocations: [] };
    if (bytes === 'unreadable')
      throw new Refusal(
        t(
          'What “{0}” has revoked cannot be read: {1} in its folder of your storage does not open, or is too large. Make it readable, or bring back one that is, first.',
          id,
          LEDGER,
        ),
      );
    const ledger = readLedger(new TextDecoder().decode(bytes));
    if (ledger !== undefined) return ledger;
    throw new Refusal(
      t(
        'What “{0}” has revoked cannot be read: {1} in its folder of your storage is damaged. Repair it first.',
        id,
        LEDGER,
      ),
    );
  }

  /** Throws a Refusal where it cannot be written. */
  async saveLedger(id: string, ledger: Ledger): Promise<void> {
    await this.#write(id, [{ name: LEDGER, content: toJson({ version: 1, ...ledger }) }]);
  }

  /** Does `work` while no other command looks at or changes the storage. Throws a Refusal where it cannot be had, and what `work` throws. */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    const outcome = await this.#storage.exclusively(work);
    if (outcome.kind === 'failed') throw new Refusal(outcome.message);
    return outcome.value;
  }

  async #readText(id: string, name: string): Promise<string | undefined> {
    const bytes = await this.#storage.read(`${id}/${name}`);
    return bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : undefined;
  }

  async #write(id: string, files: readonly OutputFile[]): Promise<void> {
    const outcome = await this.#storage.write(id, files);
    if (outcome.kind === 'failed') throw new Refusal(outcome.message);
    if (outcome.kind === 'exists') throw new Refusal(`There is a CA of this name already: ${outcome.files.join(', ')}`);
  }
}

/** A folder's name for a new CA: its name in letters and digits of any script, and what tells it from others of that name. */
export function authorityId(name: string, certificate: Uint8Array, crypto: CryptoProvider): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const short = [...plain]
    .slice(0, 40)
    .join('')
    .replaceAll(/^-+|-+$/g, '');
  return `${short || 'ca'}-${fingerprint(crypto, certificate).slice(0, 8)}`;
}

function keyPem({ key }: Authority): Secret {
  return new Secret(encode(encodePem('PRIVATE KEY', key.pkcs8.reveal())));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function toJson(value: unknown): Uint8Array {
  return encode(`${JSON.stringify(value, undefined, 2)}\n`);
}

function readDescription(id: string, text: string): StoredAuthority | undefined {
  const found = readObject(text);
  const name = found.get('name');
  const project = found.get('project');
  const created = found.get('created');
  if (typeof name !== 'string' || typeof project !== 'string' || typeof created !== 'number') return undefined;
  return { id, name, project, created };
}

function readLedger(text: string): Ledger | undefined {
  const found = readObject(text);
  const crlNumber = found.get('crlNumber');
  const revocations = found.get('revocations');
  if (typeof crlNumber !== 'number' || !Array.isArray(revocations)) return undefined;
  const read = revocations.map(readRevocation).filter((each) => each !== undefined);
  return read.length === revocations.length ? { crlNumber, revocations: read } : undefined;
}

function readRevocation(value: unknown): Revocation | undefined {
  const found = entriesOf(value);
  const serial = found.get('serial');
  const date = found.get('date');
  const reason = REVOCATION_REASONS.find((word) => word === found.get('reason')) ?? 'unspecified';
  return typeof serial === 'string' && typeof date === 'number' ? { serial, date, reason } : undefined;
}

/** A file that somebody changed by hand is one that cannot be read, not a crash. */
function readObject(text: string): ReadonlyMap<string, unknown> {
  try {
    return entriesOf(JSON.parse(text));
  } catch {
    return new Map();
  }
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}
