import type { Localize } from '../../text/localize.ts';
import type { Packaging } from '../tasks.ts';
import type { OutputFormat } from '../types.ts';
import { isNamespace, isSecretName } from './kubernetes-secret.ts';

/** Formats that hold the private key, besides what `pem` and `der` write of it. */
const KEY_FORMATS: readonly OutputFormat[] = ['pkcs12', 'pkcs12-legacy', 'combined', 'kubernetes'];

/** Formats that hold the private key under a password. */
const PASSWORD_FORMATS: readonly OutputFormat[] = ['pkcs12', 'pkcs12-legacy'];

/** Why nothing can be packed like this, or undefined where it can. `hasKey`: the private key is ours to hand over. */
export function checkPackaging(packaging: Packaging, hasKey: boolean, t: Localize): string | undefined {
  const { formats, password, secretName, namespace } = packaging;
  const keyFormat = formats.find((format) => KEY_FORMATS.includes(format));
  if (!hasKey && keyFormat !== undefined) {
    return t(
      'The format {0} holds the private key, which stays with whoever made the request. Take pem or der, or truststore for its peers.',
      keyFormat,
    );
  }
  if (password === undefined && formats.some((format) => PASSWORD_FORMATS.includes(format))) {
    return t('A PKCS#12 file holds the private key and needs a password.');
  }
  if (!formats.includes('kubernetes')) return undefined;
  return checkSecretPlace(secretName, namespace, t);
}

/** What somebody should know who packs like this; nothing that stops them. */
export function packagingNotes({ formats, password, keyPassword }: Packaging, t: Localize): readonly string[] {
  const hasKeystore = formats.some((format) => PASSWORD_FORMATS.includes(format));
  const isForJava = hasKeystore || formats.includes('truststore');
  const notes: string[] = [];
  if (hasKeystore && password === '')
    notes.push(t('The password is empty: whoever has the keystore has the private key.'));
  if (isForJava && password !== undefined && !/^[\x20-\x7e]*$/.test(password)) {
    notes.push(t('The password has characters beyond ASCII: Java will not open a keystore or truststore with it.'));
  }
  if (keyPassword !== undefined && formats.includes('kubernetes')) {
    notes.push(t('The Kubernetes Secret holds the private key without a password: what reads Secrets knows none.'));
  }
  return notes;
}

function checkSecretPlace(name: string | undefined, namespace: string | undefined, t: Localize): string | undefined {
  if (name !== undefined && !isSecretName(name)) {
    return t(
      'Kubernetes refuses “{0}” as the name of a Secret: lower-case letters, digits, hyphens and dots, 253 at most, with a letter or digit at both ends of every label.',
      name,
    );
  }
  if (namespace !== undefined && !isNamespace(namespace)) {
    return t(
      'Kubernetes refuses “{0}” as a namespace: lower-case letters, digits and hyphens, 63 at most, with a letter or digit at both ends.',
      namespace,
    );
  }
  return undefined;
}
