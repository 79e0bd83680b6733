import type { CertificateDocument, KubernetesUnit, Unit } from '../../documents/types.ts';
import type { TextRange } from '../../text/range.ts';

/** The name under which a passphrase stands in clear. Its value is never looked at beyond whether there is one. */
export interface Passphrase {
  readonly name: string;
  readonly range: TextRange;
}

/** Keys of a Secret that hold a passphrase by their names: `password`, `tls.passphrase`, `key-password`. */
const secretKey = /^(?:.*[-_.])?(?:passphrase|password|passwd)(?:\.txt)?$/i;

/** A line that gives a passphrase: `# Passphrase: …`, `keyPassword = "…"`. */
const line = /^[ \t]*(?:(?:#|\/\/|;)[ \t]*)?["']?([\w.-]*(?:passphrase|password|passwd))["']?[ \t]*[:=][ \t]*(\S+)/gim;

/** Values that are filled in elsewhere, or are none. */
const placeholder = /^(?:\{\{|\$|<|%|\*|!|&|["']{2}|null\b|~|ENC\()/;

/** Of other formats only names that speak of keys: a database has passwords, too. */
const ofKeys = /key|tls|ssl|cert|pem|passphrase/i;

/** Text of a unit that is searched. UTF-16 code units. */
const MAX_LENGTH = 256 * 1024;

/** A passphrase in a unit, for what is encrypted there; undefined where none is seen. */
export function findPassphrase(unit: Unit, document: CertificateDocument): Passphrase | undefined {
  return unit.kind === 'kubernetes' ? findKey(unit) : findLine(unit, document);
}

function findKey({ keys }: KubernetesUnit): Passphrase | undefined {
  return keys.find(({ name, empty }) => !empty && secretKey.test(name));
}

function findLine({ kind, range }: Unit, document: CertificateDocument): Passphrase | undefined {
  const text = document.slice(range.start, Math.min(range.end, range.start + MAX_LENGTH));
  for (const { 0: whole, 1: name = '', 2: value = '', index } of text.matchAll(line)) {
    if (placeholder.test(value) || (kind === 'embedded' && !ofKeys.test(name))) continue;
    const start = range.start + index + whole.indexOf(name);
    return { name, range: { start, end: start + name.length } };
  }
  return undefined;
}
