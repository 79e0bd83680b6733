import { encodeBase64 } from '../../pem/base64.ts';
import { encodePem } from '../../pem/encode.ts';
import { Secret } from '../secret.ts';
import type { IssuedCertificate, KeyMaterial } from '../types.ts';
import { type HostOrUri, hostsAndUrisOf } from './issued-names.ts';
import { certificatesPem } from './pem-files.ts';

/** PEM of the entries of a kubernetes.io/tls Secret: for a manifest, or as new values of one that is there. */
export interface SecretValues {
  /** The certificate and the CAs between it and the root. */
  readonly 'tls.crt': string;
  /** PKCS#8 in clear, which is all that the API server and those who mount it read. UTF-8. */
  readonly 'tls.key': Secret;
  /** The root, as ingress controllers, Istio and cert-manager look for it. */
  readonly 'ca.crt': string;
}

/** The name and namespace of a Secret. */
export interface SecretPlace {
  readonly name: string;
  /** That of the context in which the manifest is applied where left out. */
  readonly namespace?: string | undefined;
}

/** The values of a Secret for an issued certificate. */
export function secretValues({ certificate, intermediates, root }: IssuedCertificate, key: KeyMaterial): SecretValues {
  return {
    'tls.crt': certificatesPem([certificate, ...intermediates]),
    'tls.key': new Secret(new TextEncoder().encode(encodePem('PRIVATE KEY', key.pkcs8.reveal()))),
    'ca.crt': certificatesPem([root]),
  };
}

/** YAML of a `v1/Secret` of type kubernetes.io/tls. The names must be valid (`isSecretName`, `isNamespace`). */
export function secretManifest(values: SecretValues, { name, namespace }: SecretPlace): Secret {
  const text = [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    `  name: ${scalar(name)}`,
    ...(namespace === undefined ? [] : [`  namespace: ${scalar(namespace)}`]),
    'type: kubernetes.io/tls',
    'data:',
    `  tls.crt: ${base64Of(values['tls.crt'])}`,
    `  tls.key: ${encodeBase64(values['tls.key'].reveal())}`,
    `  ca.crt: ${base64Of(values['ca.crt'])}`,
    '',
  ].join('\n');
  return new Secret(new TextEncoder().encode(text));
}

function base64Of(text: string): string {
  return encodeBase64(new TextEncoder().encode(text));
}

/** A name as YAML 1.1, which Kubernetes reads, takes it for a string: `10`, `1e3` and `yes` want quotes. */
function scalar(name: string): string {
  return /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][a-z0-9.-]*$/.test(name) ? name : `"${name}"`;
}

/** A DNS subdomain (RFC 1123) of at most 253 characters, as Kubernetes wants the name of a Secret; its labels may be of any length. */
export function isSecretName(name: string): boolean {
  return name.length <= 253 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/.test(name);
}

/** A DNS label (RFC 1123), as Kubernetes wants the name of a namespace. */
export function isNamespace(name: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name);
}

/** A name for the Secret of a certificate (DER): that of its first DNS name, else of its first URI. */
export function defaultSecretName(certificate: Uint8Array): string {
  const names = hostsAndUrisOf(certificate);
  return secretNameOf(names.find(({ kind }) => kind === 'DNS') ?? names[0]);
}

/** A name for a Secret: the first label of a DNS name, or the end of a SPIFFE ID, and `-tls`. */
export function secretNameOf(name: HostOrUri | undefined): string {
  const word = name?.kind === 'DNS' ? name.value.replace(/^\*\./, '').split('.')[0] : name?.value.split('/').at(-1);
  const label = (word ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 59)
    .replace(/^-+|-+$/g, '');
  return label === '' ? 'certificate-tls' : `${label}-tls`;
}
