import type { AlgorithmIdentifier, BitString } from '../types.ts';
import { hexRows, indent, type Lines } from './layout.ts';

/** The signature's algorithm and bytes, as they end every signed object. */
export function signatureText(der: Uint8Array, algorithm: AlgorithmIdentifier, { content }: BitString): Lines {
  return [
    ...algorithmText('Signature Algorithm', algorithm),
    'Signature Value:',
    ...indent(hexRows(der.subarray(content.start, content.end), 18)),
  ];
}

/** An algorithm by name; of RSASSA-PSS its parameters too. */
export function algorithmText(title: string, { name, pss }: AlgorithmIdentifier): Lines {
  const head = `${title}: ${name}`;
  if (pss === undefined) return [head];
  return [
    head,
    ...indent([
      `Hash Algorithm: ${pss.hash}`,
      `Mask Algorithm: MGF1 with ${pss.maskHash}`,
      `Salt Length: ${pss.saltLength}`,
    ]),
  ];
}
