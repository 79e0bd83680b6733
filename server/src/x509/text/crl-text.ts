import type { CertificateList, RevokedCertificate } from '../types.ts';
import { extensionsText } from './extension-text.ts';
import { formatName, formatTime, indent, type Lines } from './layout.ts';
import { algorithmText, signatureText } from './signature-text.ts';

/** Entries written out; a list may have 100,000. */
const maxEntries = 1000;

/** As `openssl crl -text`. */
export function crlText(crl: CertificateList): Lines {
  const { der, version, issuer, thisUpdate, nextUpdate, extensions, signatureAlgorithm, signature } = crl;
  const data = [
    `Version ${version} (0x${(version - 1).toString(16)})`,
    ...algorithmText('Signature Algorithm', crl.innerSignatureAlgorithm),
    `Issuer: ${formatName(issuer)}`,
    `Last Update: ${formatTime(thisUpdate)}`,
    `Next Update: ${nextUpdate ? formatTime(nextUpdate) : 'NONE'}`,
    ...extensionsText('CRL extensions:', extensions),
  ];
  return [
    'Certificate Revocation List (CRL):',
    ...indent(data, 2),
    ...revokedText(crl),
    ...indent(signatureText(der, signatureAlgorithm, signature)),
  ];
}

function revokedText(crl: CertificateList): Lines {
  if (crl.revokedCount === 0) return ['No Revoked Certificates.'];
  const lines = ['Revoked Certificates:'];
  for (let index = 0; index < Math.min(crl.revokedCount, maxEntries); index++) {
    const entry = crl.revokedAt(index);
    if (entry) lines.push(...indent(entryText(entry)));
  }
  const rest = crl.revokedCount - maxEntries;
  return rest > 0 ? [...lines, `    … and ${rest} more`] : lines;
}

function entryText({ serialNumber, revocationDate, extensions }: RevokedCertificate): Lines {
  return [
    `Serial Number: ${serialNumber.hex.toUpperCase()}`,
    `    Revocation Date: ${formatTime(revocationDate)}`,
    ...indent(extensionsText('CRL entry extensions:', extensions)),
  ];
}
