import { getExtension } from '../../../x509/identity.ts';
import type { Certificate } from '../../../x509/types.ts';
import type { CommandAnswer } from './command-answer.ts';
import {
  requestAgain,
  type WantedPurpose,
  writeCertManagerCertificate,
  writeOpensslCommands,
} from './issue-request.ts';

const both: readonly WantedPurpose[] = ['serverAuth', 'clientAuth'];

/** Purposes that a finding asks for; those that the certificate has already for all other codes. */
const wantedPurposes: Readonly<Record<string, readonly WantedPurpose[]>> = {
  'role/not-for-servers': ['serverAuth'],
  'role/not-for-clients': ['clientAuth'],
  'role/one-way-mesh-identity': both,
};

/** Copies what issues a certificate again without what is wrong with it, for those who have their own CA. */
export const copyIssueCommands: CommandAnswer = {
  codes: [
    ...Object.keys(wantedPurposes),
    'role/common-name-only',
    'role/ip-address-as-dns-name',
    'role/no-digital-signature',
    'role/leaf-with-ca-true',
    'spiffe/leaf-may-sign',
    'spiffe/leaf-key-usage',
    'signature/broken-digest',
    'key/rsa-too-short',
    'key/dsa',
  ],
  propose({ code }, { artifact }, { commands, t }) {
    const object = artifact?.content.object;
    if (commands.copyText === undefined || object?.kind !== 'certificate') return [];
    const isCa = getExtension(object, 'basicConstraints')?.ca === true;
    // A CA is not issued again with a line from the clipboard.
    if (isCa && code !== 'role/leaf-with-ca-true') return [];
    const request = requestAgain(object, wantedPurposes[code] ?? purposesOf(object));
    if (request === undefined) return [];
    const { copyText: command } = commands;
    return [
      {
        title: t('Copy openssl commands that issue it again as it should be'),
        command,
        argument: { text: writeOpensslCommands(request) },
      },
      {
        title: t('Copy a cert-manager Certificate that issues it again as it should be'),
        command,
        argument: { text: writeCertManagerCertificate(request) },
      },
    ];
  },
};

function purposesOf(certificate: Certificate): readonly WantedPurpose[] {
  const names = getExtension(certificate, 'extendedKeyUsage')?.purposes.map(({ name }) => name);
  const known = both.filter((purpose) => names?.includes(purpose) === true);
  return known.length === 0 ? both : known;
}
