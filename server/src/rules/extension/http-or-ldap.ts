import type { GeneralName } from '../../x509/types.ts';

/** A URI that verifiers fetch lists and certificates from (RFC 5280 §4.2.1.13): https would need the very certificates first. */
export function isHttpOrLdap({ kind, value }: GeneralName): boolean {
  return kind === 'URI' && /^(?:http|ldap):\/\//i.test(value);
}
