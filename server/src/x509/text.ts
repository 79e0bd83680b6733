import { certificateText } from './text/certificate-text.ts';
import { crlText } from './text/crl-text.ts';
import { indent, type Lines } from './text/layout.ts';
import { keyText } from './text/public-key-text.ts';
import { requestText } from './text/request-text.ts';
import type { DecodeProblem, Pkcs7Bundle, PkiObject, PrivateKeyHeader } from './types.ts';

/**
 * The decoded text of an object, in the order and layout of `openssl x509 -text`, `req -text`, `crl -text`; of a private key
 * what its header says. Lines end with `\n`. Untrusted characters that could forge or hide text are escaped. English: it is
 * the standard's vocabulary, made to be searched and compared.
 */
export function formatText(object: PkiObject): string {
  return [...objectText(object), ...problemsText(object.problems), ''].join('\n');
}

function objectText(object: PkiObject): Lines {
  switch (object.kind) {
    case 'certificate':
      return certificateText(object);
    case 'csr':
      return requestText(object);
    case 'crl':
      return crlText(object);
    case 'public-key': {
      const { publicKey } = object;
      return [`Public Key Algorithm: ${publicKey.algorithm.name}`, ...indent(keyText(object.der, publicKey))];
    }
    case 'private-key':
      return privateKeyText(object);
    case 'pkcs7':
      return bundleText(object);
    case 'other':
      return [object.what];
    case 'unreadable':
      return [`Not a readable ${object.expected}.`];
  }
}

function privateKeyText({ format, type, bits, curve, encryption }: PrivateKeyHeader): Lines {
  return [
    bits === undefined ? 'Private-Key:' : `Private-Key: (${bits} bit)`,
    `    Format: ${format}`,
    ...(type === undefined ? [] : [`    Type: ${type}`]),
    ...(curve === undefined ? [] : [`    Curve: ${curve}`]),
    `    Encryption: ${encryption ?? 'none'}`,
  ];
}

function bundleText({ contentType, certificates, crls }: Pkcs7Bundle): Lines {
  return [
    `PKCS#7 ${contentType}: ${certificates.length} certificates, ${crls.length} CRLs`,
    ...certificates.flatMap(({ certificate }) => ['', ...certificateText(certificate)]),
    ...crls.flatMap(({ crl }) => ['', ...crlText(crl)]),
  ];
}

function problemsText(problems: readonly DecodeProblem[]): Lines {
  if (problems.length === 0) return [];
  const rows = problems.map(({ where, what, range }) => `${where}: ${what} (bytes ${range.start}–${range.end - 1})`);
  return ['Encoding Problems:', ...indent(rows)];
}
