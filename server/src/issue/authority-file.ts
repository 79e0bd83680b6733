import { isAuthority } from '../path/certificate-links.ts';
import { publicKeyBytes } from '../path/validation/verify-signed.ts';
import { getDisplayName } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import { authoritiesAbove } from './find-issuer.ts';
import type { IssuingHost } from './host.ts';
import { type OpenedKey, readPrivateKeys, tryKey } from './private-keys.ts';
import { Refusal } from './refusal.ts';
import { type ClosedKey, findHeldKey } from './renewal/held-keys.ts';
import type { AuthorityChoice } from './tasks.ts';
import type { Authority, KeyMaterial } from './types.ts';

type FileChoice = AuthorityChoice & { readonly kind: 'file' };

/** The CA of a file, with the key that lies in it, beside it, where it is named, or anywhere in the workspace. Throws a Refusal that says what there is instead. */
export async function openAuthorityFile(choice: FileChoice, around: IssuingHost): Promise<Authority> {
  const view = await around.workspace.around([choice.uri]);
  const host = { ...around, workspace: { ...around.workspace, view } };
  const certificate = await readAuthority(choice.uri, host);
  const { keyUri } = choice;
  const key =
    keyUri === undefined ? await findKey(certificate, choice, host) : await readKey(certificate, keyUri, choice, host);
  const above = await authoritiesAbove(certificate, host);
  return { certificate: certificate.der, above: above.map(({ der }) => der), key };
}

/** The first CA certificate of a file. */
async function readAuthority(uri: string, { workspace, t }: IssuingHost): Promise<Certificate> {
  const open = await workspace.open(uri);
  if (open === undefined) throw new Refusal(t('{0} cannot be read.', uri));
  const certificate = open.document.units
    .flatMap((unit) => unit.holders.flatMap((holder) => holder.artifacts.map(({ content }) => content.object)))
    .filter((object) => object.kind === 'certificate')
    .find(isAuthority);
  if (certificate === undefined) throw new Refusal(t('{0} holds no certificate of a CA.', uri));
  return certificate;
}

async function findKey(
  certificate: Certificate,
  { uri, password }: FileChoice,
  host: IssuingHost,
): Promise<KeyMaterial> {
  const { key, closed } = await findHeldKey(certificate, [uri], password, host);
  if (key !== undefined) return key;
  const [found] = closed;
  throw new Refusal(
    found === undefined
      ? host.t(
          'The private key of the CA in {0} is not here. Without it nothing can be signed; name its file, or choose another CA.',
          uri,
        )
      : saysClosed(found, certificate, host),
  );
}

/** From the file that the user named, and from no other. */
async function readKey(
  certificate: Certificate,
  uri: string,
  { password }: FileChoice,
  host: IssuingHost,
): Promise<KeyMaterial> {
  const { workspace, t } = host;
  if ((await workspace.bytes(uri)) === undefined && (await workspace.open(uri)) === undefined)
    throw new Refusal(t('The file {0} is missing, or it cannot be read.', uri));
  const opener = { webCrypto: host.webCrypto, crypto: host.crypto, password };
  const kinds: Exclude<OpenedKey['kind'], 'opened'>[] = [];
  for (const found of await readPrivateKeys(uri, workspace)) {
    const opened = await tryKey(found, publicKeyBytes(certificate), opener);
    if (opened.kind === 'opened') return opened.key;
    kinds.push(opened.kind);
  }
  const why = kinds.find((kind) => kind !== 'other');
  if (why !== undefined) throw new Refusal(saysClosed({ uri, why }, certificate, host));
  throw new Refusal(
    kinds.length === 0
      ? t('{0} holds no private key.', uri)
      : t('The private key in {0} is that of another certificate than “{1}”.', uri, getDisplayName(certificate)),
  );
}

function saysClosed({ uri, why }: ClosedKey, certificate: Certificate, { t }: IssuingHost): string {
  const name = getDisplayName(certificate);
  switch (why) {
    case 'locked':
      return t('The private key in {0} is encrypted, and may be that of the CA “{1}”. Give its password.', uri, name);
    case 'wrong-password':
      return t('The private key in {0} does not open with this password; it may be that of the CA “{1}”.', uri, name);
    case 'unread-form':
      return t(
        'The private key in {0} may be that of the CA “{1}”, but is written in a form that is not read here. “openssl pkcs8 -topk8 -v2 aes-256-cbc” converts it.',
        uri,
        name,
      );
  }
}
