import type { Localize } from '../text/localize.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { getDisplayName } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import { excludedBy, isExcluded, isPermitted, permittedBy, subtreeFor } from './name-constraints.ts';
import { besidesDevelopment, describeScope, isDevelopmentScope, permitOptions } from './permitted-scope.ts';
import { Refusal } from './refusal.ts';
import type { AltName, Authority } from './types.ts';

/** Throws a Refusal for a name that this CA, or one above it, may not sign for: every peer would refuse the certificate (RFC 5280 §4.2.1.10). */
export function refuseForeignNames(
  { certificate, above }: Authority,
  names: readonly AltName[],
  { t }: { readonly t: Localize },
): void {
  for (const der of [certificate, ...above]) {
    const authority = parseCertificate(der);
    const excluded = excludedBy(authority);
    const permitted = permittedBy(authority);
    for (const name of names) {
      if (isExcluded(name, excluded)) throw new Refusal(saysExcluded(authority, name, t));
      if (!isPermitted(name, permitted)) throw new Refusal(saysForeign(authority, name, t));
    }
  }
}

function saysExcluded(authority: Certificate, { value }: AltName, t: Localize): string {
  return t(
    '“{0}” may not sign for {1}: its name constraints exclude it, and every peer would refuse the certificate. Use another CA, or another name.',
    getDisplayName(authority),
    value,
  );
}

/** A development CA is made again in a moment, so the command is said; another CA is somebody’s to change. */
function saysForeign(authority: Certificate, name: AltName, t: Localize): string {
  const permitted = permittedBy(authority);
  if (!isDevelopmentScope(permitted))
    return t(
      '“{0}” may not sign for {1}: its name constraints permit only {2}, and every peer would refuse the certificate. Use another CA, or another name.',
      getDisplayName(authority),
      name.value,
      describeScope(permitted, t),
    );
  return t(
    '“{0}” may not sign for {1}: it permits {2}, so that a stolen key is good for nothing else. Use another name, or make a CA that permits this one too (“certscope ca create {3}”, “Create Development CA” in the editor). Its ca.pem is another one, which every peer must trust before it meets what that CA signs.',
    getDisplayName(authority),
    name.value,
    describeScope(permitted, t),
    permitOptions([...besidesDevelopment(permitted), subtreeFor(name)], t),
  );
}
