import { contextTag } from '../../asn1/reader.ts';
import { extensionOids } from '../extension-oids.ts';
import { silent } from '../types.ts';
import { shortName } from '../wording.ts';
import { effective } from './effective-dates.ts';
import { reportOne, webCrlRule } from './web-rule.ts';

/** Revocation list that names its key by something else than an identifier. */
export const crlAuthorityKey = webCrlRule({
  id: 'webpki/crl-authority-key',
  title: 'Revocation list that names its key by something else than an identifier',
  force: 'MUST',
  section: '7.2.2',
  since: effective.profiles,
  zlint: ['e_crl_auth_key_id_only_contains_keyid'],
  check(subject, { t }) {
    const extension = subject.extension(extensionOids.authorityKeyIdentifier);
    if (extension === undefined) return silent;
    const fields = subject.reader().children(subject.nodeOf(extension), '');
    const isSound = fields.length === 1 && fields[0]?.tag === contextTag(0);
    if (isSound) return silent;
    const message = t(
      'The authorityKeyIdentifier of the revocation list of {0} must hold the identifier of the key, and neither issuer nor serial number. Have the CA issue the list with keyid alone.',
      shortName(subject.list.issuer),
    );
    return reportOne(message, extension.range);
  },
});
