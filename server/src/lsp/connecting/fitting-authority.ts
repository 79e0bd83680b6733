import { visible } from '../../features/markdown.ts';
import { parseDistinguishedName } from '../../handshake/distinguished-name.ts';
import { fittingKeyType, isAcceptedAuthority } from '../../handshake/wanted-client.ts';
import type { ListedAuthority } from '../../issue/list-authorities.ts';
import { decodeBase64 } from '../../pem/base64.ts';
import type { Localize } from '../../text/localize.ts';
import type { FittingAuthority, FittingAuthorityParams } from '../protocol/reports.ts';
import type { ConnectingRoom } from './connecting-room.ts';

/** CAs of a server's list that are named in a sentence. */
const MAX_NAMED = 5;

/** The CA and the kind of key with which a client certificate is made that the server takes; what stands against it where there is none. */
export async function findFittingAuthority(
  { folder, wanted }: FittingAuthorityParams,
  { issuing, session }: ConnectingRoom,
): Promise<FittingAuthority> {
  const { t } = session.client;
  if (issuing.refused !== undefined) return { fits: false, notes: [issuing.refused] };
  const service = await issuing.service({ folder });
  const authorities = wanted.authorities.map(decodeBase64);
  const keyType = fittingKeyType(wanted.signatureSchemes, await service.listKeyTypes());
  const listed = (await service.listAuthorities()).filter(({ isExpired }) => !isExpired);
  const authority = listed.find(({ path }) => isAcceptedAuthority(path, { authorities }))?.choice;
  const isListed = authorities.length === 0 || authority !== undefined;
  return {
    authority,
    keyType,
    notes: [
      ...describeList(authorities, listed, isListed, t),
      ...(keyType === undefined ? [t('The server takes no signatures of a kind of key that can be made here.')] : []),
    ],
    fits: isListed && keyType !== undefined,
  };
}

function describeList(
  authorities: readonly Uint8Array[],
  listed: readonly ListedAuthority[],
  isListed: boolean,
  t: Localize,
): readonly string[] {
  if (authorities.length === 0)
    return [t('The server does not say whose client certificates it accepts: choose a CA that it knows.')];
  if (isListed) return [];
  const names = authorities.slice(0, MAX_NAMED).map((der) => visible(parseDistinguishedName(der)?.text ?? '?', 100));
  const more = authorities.length - names.length;
  const list = [...names, ...(more > 0 ? [t('and {0} more', more)] : [])].join('; ');
  const [own] = listed;
  return [
    t('The server accepts client certificates of these CAs: {0}. You can sign with none of them.', list),
    own === undefined ? t('Get a certificate from one of these CAs.') : describeWay(own, t),
  ];
}

/** Nobody can trust a CA yet that is made with the first certificate that it signs. */
function describeWay({ name, path }: ListedAuthority, t: Localize): string {
  const own = visible(name, 100);
  return path.length === 0
    ? t(
        'Get a certificate from one of these CAs. Or issue one of your own: “{0}” does not exist yet and is made first; then add its certificate to those that the server trusts for clients (in nginx ssl_client_certificate), and test again.',
        own,
      )
    : t(
        'Get a certificate from one of these CAs, or add the certificate of “{0}” to those that the server trusts for clients (in nginx ssl_client_certificate), and test again.',
        own,
      );
}
