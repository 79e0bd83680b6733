import fc from 'fast-check';
import { makePem } from './sample.ts';

const PIECES = [
  '-----BEGIN CERTIFICATE-----',
  '-----END CERTIFICATE-----',
  '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n',
  '-----END RSA PRIVATE KEY-----\n',
  '----BEGIN CERTIFICATE----\n',
  'END CERTIFICATE\n',
  '\nMIIBszCCAVmgAwIBAgIUHk0123456789abcdefghijklmnopqrstuvwxyzABCDEF\n-----END CERTIFICATE-----\n',
  'BEGIN CERTIFICATE',
  '-----begin certificate-----\n',
  '-----',
  '\n',
  '\r\n',
  '\r',
  '\\n',
  '\\',
  ' ',
  '    ',
  '\t',
  '# ',
  '> ',
  '\uFEFF',
  '\u00A0',
  '–',
  '=',
  'MIIB',
  'MIIBszCCAVmgAwIBAgIUHk0123456789abcdefghijklmnopqrstuvwxyzABCDEF',
  'prose and more ',
  'a: b\n',
  'х',
  'п'.repeat(600),
  'x\n'.repeat(300),
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 20 }).map((seed) => makePem(seed, 40 + seed * 13)) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
);

/** Texts made of whole blocks, pieces of blocks, and what is found around them. */
export const pemText: fc.Arbitrary<string> = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));

/** A replacement somewhere in any text: places as fractions of its length. */
export const replacement: fc.Arbitrary<{ at: number; length: number; text: string }> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.nat({ max: 40 }), fc.nat({ max: 1500 })),
  text: fc.oneof(fc.constant(''), piece, fc.constantFrom('x', '-', '\n')),
});
