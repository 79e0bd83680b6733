import type { Localize } from '../../text/localize.ts';
import type { GeneralName } from '../../x509/types.ts';
import { quote } from '../wording.ts';

/** True where every character is one of IA5String's. */
export function isAscii(text: string): boolean {
  return !/[^\x00-\x7f]/.test(text);
}

/** A name with characters outside ASCII as it was meant: nearly always UTF-8, which the model reads byte by byte. */
export function readable(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}

/** That a name of the issuer is not ASCII: nobody refuses it for that. */
export function describeIssuerCharacters(t: Localize, { value }: GeneralName): string {
  return t(
    'The issuer alternative name {0} has characters outside ASCII. TLS stacks do not read it; write it in ASCII when the certificate is issued again.',
    quote(readable(value)),
  );
}
