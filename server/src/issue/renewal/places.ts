import { uriKey } from '../../workspace/uri.ts';
import type { Certificate } from '../../x509/types.ts';
import { fingerprint } from '../fingerprint.ts';
import type { IssuingHost } from '../host.ts';

/** URIs of the files that hold this very certificate. */
export function certificatePlaces({ der }: Certificate, { crypto, workspace }: IssuingHost): readonly string[] {
  const wanted = fingerprint(crypto, der);
  return distinctUris([...workspace.view.all()].filter(({ sha256 }) => sha256 === wanted).map(({ uri }) => uri));
}

/** Each file once, however it is spelt; the first spelling stays. */
export function distinctUris(uris: readonly string[]): readonly string[] {
  const distinct = new Map<string, string>();
  for (const uri of uris) if (!distinct.has(uriKey(uri))) distinct.set(uriKey(uri), uri);
  return [...distinct.values()];
}

/** Of a file, comparable. */
export function folderOf(uri: string): string {
  const key = uriKey(uri);
  return key.slice(0, key.lastIndexOf('/'));
}
