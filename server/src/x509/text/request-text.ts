import type { CertificationRequest } from '../types.ts';
import { extensionsText } from './extension-text.ts';
import { formatName, indent, type Lines, printable } from './layout.ts';
import { publicKeyText } from './public-key-text.ts';
import { signatureText } from './signature-text.ts';

/** As `openssl req -text`; of a challenge password only that it is there. */
export function requestText(request: CertificationRequest): Lines {
  const { der, version, subject, publicKey, extensions, signatureAlgorithm, signature } = request;
  const data = [
    `Version: ${version} (0x${(version - 1).toString(16)})`,
    `Subject: ${formatName(subject)}`,
    ...publicKeyText(der, publicKey),
    'Attributes:',
    ...indent([...attributesText(request), ...extensionsText('Requested Extensions:', extensions)]),
  ];
  return [
    'Certificate Request:',
    '    Data:',
    ...indent(data, 2),
    ...indent(signatureText(der, signatureAlgorithm, signature)),
  ];
}

function attributesText({ attributes }: CertificationRequest): Lines {
  if (attributes.length === 0) return ['(none)'];
  const others = attributes.filter(({ name }) => !/^(ms)?extensionRequest$/i.test(name));
  return others.map(({ name, text }) => `${printable(name).padEnd(25)}:${printable(text)}`);
}
