import { StoredAuthorities } from '../../issue/stored-authorities.ts';
import type { UserStorage } from '../../runtime/types.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import type { Certificate } from '../../x509/types.ts';

/** The command line makes CAs too: what is known is looked up again after this long. Milliseconds. */
const FRESH_FOR = 30_000;

export interface KnownAuthoritiesOptions {
  /** Undefined where the host has no place for CAs. */
  readonly storage: UserStorage | undefined;
  /** Milliseconds. */
  now(): number;
  /** Others are known than before. */
  changed(): void;
}

/**
 * The certificates of the user's own CAs, for questions that come with every keystroke: answers with what was read last, and reads again behind
 * the asker's back.
 */
export class KnownAuthorities {
  readonly #options: KnownAuthoritiesOptions;
  #known: readonly Certificate[] = [];
  /** Of the certificates, to tell whether anything changed. */
  #ids = '';
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(options: KnownAuthoritiesOptions) {
    this.#options = options;
  }

  get(): readonly Certificate[] {
    if (this.#options.now() - this.#readAt > FRESH_FOR) void this.refresh();
    return this.#known;
  }

  /** Reads the storage. Never rejects: what cannot be read is not known. */
  async refresh(): Promise<void> {
    const { storage, now, changed } = this.#options;
    if (storage === undefined) return;
    this.#readAt = now();
    const found = await readAuthorities(new StoredAuthorities(storage)).catch(() => undefined);
    if (found === undefined) return;
    const ids = found.map(({ id }) => id).join('\n');
    if (ids === this.#ids) return;
    this.#ids = ids;
    this.#known = found.map(({ certificate }) => certificate);
    changed();
  }
}

/** The signing certificate of each. */
async function readAuthorities(stored: StoredAuthorities) {
  const all = await Promise.all(
    (await stored.list()).map(async ({ id }) => {
      const [der] = await stored.certificates(id);
      return der === undefined ? undefined : { id, certificate: parseCertificate(der) };
    }),
  );
  return all.filter((each) => each !== undefined);
}
