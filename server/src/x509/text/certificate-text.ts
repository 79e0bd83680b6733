import type { BitString, Certificate, TrustSettings } from '../types.ts';
import { extensionsText } from './extension-text.ts';
import { colonHex, formatInteger, formatName, formatTime, hexRows, indent, type Lines, printable } from './layout.ts';
import { publicKeyText } from './public-key-text.ts';
import { algorithmText, signatureText } from './signature-text.ts';

/** As `openssl x509 -text`. */
export function certificateText(certificate: Certificate): Lines {
  const { der, signatureAlgorithm, signature, trustSettings } = certificate;
  return [
    'Certificate:',
    '    Data:',
    ...indent(dataText(certificate), 2),
    ...indent(signatureText(der, signatureAlgorithm, signature)),
    ...(trustSettings ? trustText(trustSettings) : []),
  ];
}

function dataText(certificate: Certificate): Lines {
  const { der, version, issuer, validity, subject, extensions } = certificate;
  return [
    `Version: ${version} (0x${(version - 1).toString(16)})`,
    ...serialText(certificate),
    ...algorithmText('Signature Algorithm', certificate.innerSignatureAlgorithm),
    `Issuer: ${formatName(issuer)}`,
    'Validity',
    `    Not Before: ${formatTime(validity.notBefore)}`,
    `    Not After : ${formatTime(validity.notAfter)}`,
    `Subject: ${formatName(subject)}`,
    ...publicKeyText(der, certificate.publicKey),
    ...uniqueIdText('Issuer Unique ID', der, certificate.issuerUniqueId),
    ...uniqueIdText('Subject Unique ID', der, certificate.subjectUniqueId),
    ...extensionsText('X509v3 extensions:', extensions),
  ];
}

function serialText({ serialNumber }: Certificate): Lines {
  const digits = serialNumber.hex.replace('-', '');
  if (digits.length <= 16) return [`Serial Number: ${formatInteger(serialNumber)}`];
  return ['Serial Number:', `    ${serialNumber.negative ? '(Negative) ' : ''}${colonHex(digits)}`];
}

function uniqueIdText(title: string, der: Uint8Array, id: BitString | undefined): Lines {
  return id ? [`${title}:`, ...indent(hexRows(der.subarray(id.content.start, id.content.end), 18))] : [];
}

function trustText({ trusted, rejected, alias }: TrustSettings): Lines {
  const names = (purposes: TrustSettings['trusted']): string => purposes.map(({ name }) => name).join(', ');
  return [
    trusted.length === 0 ? 'No Trusted Uses.' : `Trusted Uses: ${names(trusted)}`,
    rejected.length === 0 ? 'No Rejected Uses.' : `Rejected Uses: ${names(rejected)}`,
    ...(alias === undefined ? [] : [`Alias: ${printable(alias)}`]),
  ];
}
