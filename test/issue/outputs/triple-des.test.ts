import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decryptTripleDes, encryptTripleDes } from '../../../server/src/issue/outputs/triple-des.ts';

describe('triple DES', () => {
  it("encrypts as Node's does, and decrypts again", () => {
    const bytes = (length: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: length, maxLength: length });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), bytes(24), bytes(8), (plain, key, iv) => {
        const cipher = createCipheriv('des-ede3-cbc', key, iv);
        const expected = new Uint8Array(Buffer.concat([cipher.update(plain), cipher.final()]));
        const encrypted = encryptTripleDes(plain, key, iv);
        expect(encrypted).toEqual(expected);
        expect(decryptTripleDes(encrypted, key, iv)).toEqual(plain);
      }),
    );
  });
});
