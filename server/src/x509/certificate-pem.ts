import { encodePem } from '../pem/encode.ts';
import type { Certificate } from './types.ts';

/** A certificate as PEM, without what may stand behind it in the block or file that it was read from. */
export function certificatePem({ der, range }: Certificate): string {
  return encodePem('CERTIFICATE', der.subarray(range.start, range.end));
}
