import { certificateFields } from './fields/certificate-fields.ts';
import { crlFields } from './fields/crl-fields.ts';
import { lazyField } from './fields/field.ts';
import { barePublicKeyFields } from './fields/public-key-fields.ts';
import { requestFields } from './fields/request-fields.ts';
import { getDisplayName } from './identity.ts';
import type { Field, Pkcs7Bundle, PkiObject } from './types.ts';

/**
 * What every byte of an object means, as a tree: siblings in encoded order, children inside their parent's range. Empty for
 * private keys, whose bytes are not to be pointed at, and for what is not decoded. The entries below a revocation list's
 * `revokedCertificates` and the objects of a PKCS#7 bundle are only made when looked at: do not walk those without need.
 */
export function describeFields(object: PkiObject): readonly Field[] {
  switch (object.kind) {
    case 'certificate':
      return certificateFields(object);
    case 'csr':
      return requestFields(object);
    case 'crl':
      return crlFields(object);
    case 'public-key':
      return barePublicKeyFields(object);
    case 'pkcs7':
      return bundleFields(object);
    default:
      return [];
  }
}

/** The fields whose ranges hold the byte at `byteOffset`, outermost first; empty where none does. */
export function fieldPathAt(fields: readonly Field[], byteOffset: number): readonly Field[] {
  const path: Field[] = [];
  for (let level = fields; ; ) {
    const found = fieldAt(level, byteOffset);
    if (found === undefined) return path;
    path.push(found);
    level = found.children;
  }
}

/** Siblings stand in encoded order, so half of them fall away at each step: a revocation list may have 100,000. */
function fieldAt(fields: readonly Field[], byteOffset: number): Field | undefined {
  let low = 0;
  let high = fields.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = fields[middle]?.range.start ?? 0;
    if (start <= byteOffset) low = middle + 1;
    else high = middle;
  }
  const found = fields[low - 1];
  return found && byteOffset < found.range.end ? found : undefined;
}

function bundleFields({ certificates, crls }: Pkcs7Bundle): readonly Field[] {
  return [
    ...certificates.map(({ range, certificate }) => embeddedField('certificate', range.start, certificate)),
    ...crls.map(({ range, crl }) => embeddedField('crl', range.start, crl)),
  ];
}

/** An object inside another one: its own fields count from its own start. */
function embeddedField(
  name: string,
  start: number,
  object: Extract<PkiObject, { kind: 'certificate' | 'crl' }>,
): Field {
  const range = { start: start + object.range.start, end: start + object.range.end };
  return lazyField(name, getDisplayName(object), range, () =>
    describeFields(object).map((child) => shiftField(child, start)),
  );
}

function shiftField(field: Field, delta: number): Field {
  const range = { start: field.range.start + delta, end: field.range.end + delta };
  return lazyField(field.name, field.value, range, () => field.children.map((child) => shiftField(child, delta)));
}
