import type { Place } from '../read-value.ts';
import { stepsOf, type Trail } from '../yaml/walk.ts';
import type { ObjectHeader } from './object.ts';

/** PEM as it is or in base64, wherever it is met. */
const either: Place = { encoding: 'either', strict: false, content: 'any' };
const encoded: Place = { encoding: 'base64', strict: false, content: 'any' };
const bundle: Place = { encoding: 'base64', strict: true, content: 'certificate' };

/** Groups whose `caBundle` is base64 of PEM by definition (`[]byte` in their Go types). */
const bundleGroups = /^(?:admissionregistration|apiextensions|apiregistration)\.k8s\.io\/|(?:^|\.)cert-manager\.io\//;

/** Keys of kubernetes.io/tls Secrets and what they must hold. */
const tlsKeys: ReadonlyMap<string | number, Place['content']> = new Map([
  ['tls.crt', 'certificate'],
  ['tls.key', 'private-key'],
  ['ca.crt', 'certificate'],
]);

/** Holds a copy of the object itself as JSON: what it repeats is not ours to judge. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** What the scalar at the end of `trail` may hold; `header` is that of the object around it. Undefined where it is not to be read. */
export function placeOf(trail: Trail | undefined, header: ObjectHeader | undefined): Place | undefined {
  const name = trail?.step;
  if (name === lastApplied) return undefined;
  if (header !== undefined) {
    const place = placeOfField(stepsOf(trail), header);
    if (place !== undefined) return place;
  }
  if (name === 'caBundle') return header !== undefined && bundleGroups.test(header.apiVersion) ? bundle : either;
  return either;
}

function placeOfField(steps: readonly (string | number)[], header: ObjectHeader): Place | undefined {
  const [field, name] = steps;
  if (steps.length !== 2 || name === undefined) return undefined;
  if (isSecret(header)) {
    if (field === 'data') return placeInSecret(name, header, 'base64');
    if (field === 'stringData') return placeInSecret(name, header, 'plain');
  }
  if (header.kind === 'ConfigMap' && field === 'data') return either;
  return header.kind === 'ConfigMap' && field === 'binaryData' ? encoded : undefined;
}

function placeInSecret(name: string | number, header: ObjectHeader, encoding: 'base64' | 'plain'): Place {
  const content = isTlsSecret(header) ? tlsKeys.get(name) : undefined;
  if (content !== undefined) return { encoding, strict: true, content };
  return encoding === 'base64' ? encoded : either;
}

/** `v1/Secret`; the version may be missing in fragments. */
export function isSecret(header: ObjectHeader): boolean {
  return header.kind === 'Secret' && /^(?:v1)?$/.test(header.apiVersion);
}

/** A Secret that must hold a certificate and its key. */
export function isTlsSecret(header: ObjectHeader): boolean {
  return isSecret(header) && header.type === 'kubernetes.io/tls';
}

/** Packed Helm releases: large, and never ours. */
export function isIgnored(header: ObjectHeader): boolean {
  return isSecret(header) && header.type?.startsWith('helm.sh/') === true;
}
