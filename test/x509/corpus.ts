import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = process.env['CERTSCOPE_CORPORA'] ?? fileURLToPath(new URL('../../../shared/corpora', import.meta.url));

/** One public certificate, request or CRL, and the repository and file that held it. */
export interface CorpusObject {
  readonly origin: string;
  readonly der: Uint8Array;
}

function readLines(file: string): readonly Record<string, string>[] {
  const path = `${folder}/parse/${file}`;
  if (!existsSync(path)) {
    console.warn(`skipped: no corpora at ${path} (set CERTSCOPE_CORPORA)`);
    return [];
  }
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line): Record<string, string> => JSON.parse(line));
}

/** The corpus's objects of one kind; empty, and said aloud, where the corpora are absent. */
export function corpusObjects(kind: 'cert' | 'csr' | 'crl'): readonly CorpusObject[] {
  return readLines('objects.jsonl')
    .filter((object) => object['kind'] === kind)
    .map((object) => ({
      origin: object['origin'] ?? '',
      der: new Uint8Array(Buffer.from(object['der'] ?? '', 'base64')),
    }));
}

/** Bytes that fuzzers found against other parsers. */
export function fuzzBytes(): readonly Uint8Array[] {
  return readLines('fuzz.jsonl').map((object) => new Uint8Array(Buffer.from(object['bytes'] ?? '', 'base64')));
}
