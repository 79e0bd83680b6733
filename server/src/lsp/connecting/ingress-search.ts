import { type IngressTls, readIngressTls } from '../../documents/service-names/ingress-tls.ts';
import { mayNameServices } from '../../documents/service-names/service-files.ts';
import { searchTexts } from '../../workspace/search-texts.ts';
import { folderFiles } from '../folder-files.ts';
import type { ServerHost } from '../host.ts';
import type { Session } from '../session.ts';

/** Files are read again after this long; what is open counts at once. Milliseconds. */
const FRESH_FOR = 30_000;

const choice = { include: '**/*.{yaml,yml}', accepts: (path: string) => /\.ya?ml$/i.test(path) };

type Found = ReadonlyMap<string, readonly IngressTls[]>;

/** Finds the Ingresses of a workspace. Files are only gone through when somebody asks. */
export function createIngressSearch(session: Session, host: ServerHost): () => Promise<readonly IngressTls[]> {
  let found: Promise<Found> = Promise.resolve(new Map());
  let since = Number.NEGATIVE_INFINITY;
  return async () => {
    if (session.now() - since > FRESH_FOR) {
      since = session.now();
      found = searchFiles(session, host);
    }
    const all = new Map(await found);
    for (const uri of session.documents.uris()) {
      const text = session.documents.get(uri)?.source.text;
      if (text !== undefined && mayNameServices(uri)) all.set(uri, readIngressTls(text));
    }
    return [...all.values()].flat();
  };
}

async function searchFiles(session: Session, host: ServerHost): Promise<Found> {
  const { index } = session.settings();
  const found = new Map<string, readonly IngressTls[]>();
  if (!index.enabled) return found;
  for (const folder of session.client.folders) {
    const files = folderFiles(folder, index, session, host, choice);
    if (files === undefined) continue;
    for await (const { uri, text } of searchTexts({ files, openText: () => undefined, now: session.now })) {
      const ingresses = readIngressTls(text);
      if (ingresses.length > 0) found.set(uri, ingresses);
    }
  }
  return found;
}
