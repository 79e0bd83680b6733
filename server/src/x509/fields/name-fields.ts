import type { Field, Name, NameAttribute, Rdn } from '../types.ts';
import { field } from './field.ts';

/** A distinguished name in encoded order; the attributes of a multi-valued RDN stand below it. */
export function nameField(name: string, value: Name): Field {
  return field(name, value.text, value.range, value.rdns.map(rdnField));
}

function rdnField(rdn: Rdn): Field {
  const attributes = rdn.attributes.map(attributeField);
  const [only] = attributes;
  if (only && attributes.length === 1) return { ...only, range: rdn.range };
  const text = rdn.attributes.map(({ type, value }) => `${type}=${value}`).join(' + ');
  return field('relativeDistinguishedName', text, rdn.range, attributes);
}

function attributeField({ type, value, range }: NameAttribute): Field {
  return field(type, value, range);
}
