import { fileNameOf } from './file-name.ts';
import { isOftenNginx } from './nginx/files.ts';

/** How a file is read. `der`: by its bytes, which are DER or PEM. */
export type DocumentLanguage = 'pem' | 'yaml' | 'json' | 'der';

const extensions: ReadonlyMap<string, DocumentLanguage> = new Map([
  ['pem', 'pem'],
  ['crt', 'pem'],
  ['cer', 'pem'],
  ['cert', 'pem'],
  ['key', 'pem'],
  ['csr', 'pem'],
  ['crl', 'pem'],
  ['p7b', 'pem'],
  ['p7c', 'pem'],
  ['der', 'der'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['json', 'json'],
]);

/** By file name; undefined for one that says nothing of certificates, YAML or JSON. */
export function languageOf(uriOrPath: string): DocumentLanguage | undefined {
  return languageOfName(fileNameOf(uriOrPath));
}

/** The same for the name alone, without folders and escapes. */
export function languageOfName(name: string): DocumentLanguage | undefined {
  const lower = name.toLowerCase();
  return extensions.get(lower.slice(lower.lastIndexOf('.') + 1)) ?? (lower.includes('ca-bundle') ? 'pem' : undefined);
}

const yamlLanguages: ReadonlySet<string> = new Set([
  'yaml',
  'json',
  'jsonc',
  'helm',
  'helm-template',
  'yaml-helm',
  'ansible',
]);

/**
 * How a document of an editor's language is read: its YAML and JSON dialects as YAML, anything unknown by its name, else as PEM. Configuration
 * is not read for certificates, whatever an editor calls its language: it is open for the servers that it describes.
 */
export function readerOf(languageId: string, uri: string): 'pem' | 'yaml' | 'none' {
  if (languageId === 'pem') return 'pem';
  if (yamlLanguages.has(languageId)) return 'yaml';
  if (languageId === 'nginx' || isOftenNginx(uri)) return 'none';
  const byName = languageOf(uri);
  return byName === 'yaml' || byName === 'json' ? 'yaml' : 'pem';
}
