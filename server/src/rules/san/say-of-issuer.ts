import type { Localize } from '../../text/localize.ts';
import { quote } from '../wording.ts';

/** Of a DNS name of the issuer that would be wrong in a subject: nobody looks at it. */
export function sayOfIssuer(name: string, t: Localize): string {
  return t(
    'The DNS name {0} of the issuer is none that a host could have. Nobody acts on names of the issuer; leave it out.',
    quote(name),
  );
}
