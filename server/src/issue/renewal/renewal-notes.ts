import { fileNameOf } from '../../documents/file-name.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { getDisplayName } from '../../x509/identity.ts';
import type { IssuingHost } from '../host.ts';
import type { FileEdit } from '../tasks.ts';
import { isTrustName } from './exchange-chain.ts';
import { distinctUris, folderOf } from './places.ts';
import type { Renewal } from './types.ts';

/** Where peers that trust what they have trusted so far would refuse the new certificate. */
export async function trustNotes({ old, issued }: Renewal, { workspace, t }: IssuingHost): Promise<readonly string[]> {
  const { certificate, intermediates, root } = issued;
  if (certificate === root)
    return [t('It signs itself: its peers must trust the new certificate in the place of the old one.')];
  const issuer = parseCertificate(intermediates[0] ?? root);
  if ((await workspace.verify(old, issuer)) === 'valid') return [];
  return [t('Another CA signed it than before: its peers must trust “{0}”.', getDisplayName(parseCertificate(root)))];
}

/** Files that still hold what was renewed. `places`: URIs of all that hold the old certificate. */
export async function staleNotes(
  places: readonly string[],
  edits: readonly FileEdit[],
  isMoved: boolean,
  host: IssuingHost,
): Promise<readonly string[]> {
  const { workspace, t } = host;
  const edited = new Set(distinctUris(edits.map(({ uri }) => uri)));
  const left = places.filter((uri) => !edited.has(uri)).map((uri) => host.workspace.nameOf(uri));
  const folders = new Map(places.map((uri) => [folderOf(uri), uri]));
  const beside = (await Promise.all([...folders.values()].map((uri) => workspace.beside(uri)))).flat();
  const keystores = beside
    .filter((uri) => isKeystore(fileNameOf(uri), isMoved))
    .map((uri) => host.workspace.nameOf(uri));
  return [
    ...(left.length === 0
      ? []
      : [t('Still the old certificate, in a form that is not renewed: {0}.', left.join(', '))]),
    ...(keystores.length === 0
      ? []
      : [
          t(
            'Keystores are not renewed; where they hold the old certificate, make them again from the new files: {0}.',
            keystores.join(', '),
          ),
        ]),
  ];
}

/** By its name. A truststore is concerned only where another CA signed. */
function isKeystore(name: string, isMoved: boolean): boolean {
  return /\.(?:p12|pfx|pkcs12|jks|jceks|keystore|bcfks|truststore)$/i.test(name) && (isMoved || !isTrustName(name));
}
