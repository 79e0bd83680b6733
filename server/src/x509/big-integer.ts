import { readInteger } from '../asn1/primitive.ts';
import type { DerNode, DerReader } from '../asn1/reader.ts';
import type { BigInteger } from './types.ts';

/** INTEGER of any size with its place: serial numbers, CRL numbers. */
export function parseBigInteger(reader: DerReader, node: DerNode, where: string): BigInteger {
  const { hex, negative } = readInteger(reader, node, where);
  return { range: node.range, hex, negative };
}
