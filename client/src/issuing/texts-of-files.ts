import type { IssuedFile } from '../../../server/src/lsp/protocol/issuing.ts';
import { fromBase64 } from '../base64.ts';

/** A text to show, and its language. */
export interface ShownText {
  readonly text: string;
  readonly language: 'pem' | 'yaml';
}

/**
 * What was made as texts to read, one for each folder of files: the key and its chain together, the root apart, a manifest by itself.
 * What is repeated elsewhere (`cert.pem` and `chain.pem` in `fullchain.pem`) is left out, and so are files that are no text.
 */
export function toTexts(files: readonly IssuedFile[]): readonly ShownText[] {
  const folders = new Set(files.map(({ name }) => folderOf(name)));
  return [...folders].flatMap((folder) => textsOf(files.filter(({ name }) => folderOf(name) === folder)));
}

function textsOf(files: readonly IssuedFile[]): ShownText[] {
  const find = (last: string) => files.find(({ name }) => name.slice(folderOf(name).length) === last);
  const pair = [find('key.pem'), find('fullchain.pem')].filter((file) => file !== undefined);
  const told = pair.length === 2 ? [...pair, find('cert.pem'), find('chain.pem')] : [];
  const others = files.filter((file) => !told.includes(file) && /\.(?:pem|ya?ml|csr|crl)$/.test(file.name));
  const together: ShownText[] = pair.length === 2 ? [{ text: pair.map(textOf).join(''), language: 'pem' }] : [];
  return [
    ...together,
    ...others.map((file): ShownText => ({ text: textOf(file), language: /ya?ml$/.test(file.name) ? 'yaml' : 'pem' })),
  ];
}

function folderOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/') + 1);
}

function textOf({ base64 }: IssuedFile): string {
  return new TextDecoder().decode(fromBase64(base64));
}
