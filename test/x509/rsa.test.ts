import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonDivisor, primesBelow, productOf, squareRoot } from '../../server/src/x509/rsa/integers.ts';
import { findSmallFactor, hasClosePrimes, hasRocaStructure } from '../../server/src/x509/rsa/weaknesses.ts';

const large = fc.bigInt({ min: 0n, max: 2n ** 4096n });

describe('arithmetic of large integers', () => {
  it('takes the square root downwards, of numbers of every size', () => {
    fc.assert(
      fc.property(fc.oneof(large, fc.bigInt({ min: 0n, max: 2n ** 60n })), (number) => {
        const root = squareRoot(number);
        expect(root * root <= number && (root + 1n) ** 2n > number).toBe(true);
      }),
    );
  });

  it('takes the root of squares and of their neighbours', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n, max: 2n ** 2048n }), (root) => {
        expect([squareRoot(root * root - 1n), squareRoot(root * root), squareRoot(root * root + 1n)]).toEqual([
          root - 1n,
          root,
          root,
        ]);
      }),
    );
  });

  it('finds common divisors and products', () => {
    fc.assert(
      fc.property(large, large, fc.bigInt({ min: 1n, max: 2n ** 512n }), (one, other, factor) => {
        expect(commonDivisor(one * factor, other * factor) % factor).toBe(0n);
      }),
    );
    expect(productOf([])).toBe(1n);
    expect(productOf([2n, 3n, 5n, 7n, 11n])).toBe(2310n);
    expect(primesBelow(20)).toEqual([2, 3, 5, 7, 11, 13, 17, 19]);
  });
});

describe('moduli that give themselves away', () => {
  it('a small factor is found, the smallest first, as trial division finds it', () => {
    const primes = primesBelow(752);
    fc.assert(
      fc.property(large, (number) => {
        expect(findSmallFactor(number)).toBe(primes.find((prime) => number % BigInt(prime) === 0n));
      }),
    );
  });

  it('Fermat’s method ends after a hundred steps, and no later', () => {
    // (a - d)(a + d) with a² - d² that many steps above the square root.
    const middle = 2n ** 512n + 1n;
    const near = 2n ** 100n;
    expect(hasClosePrimes((middle - near) * (middle + near))).toBe(true);
    const far = 2n ** 300n;
    expect(hasClosePrimes((middle - far) * (middle + far))).toBe(false);
    expect(hasClosePrimes(middle * middle)).toBe(true);
  });

  it('hardly any number looks as if the faulty library had made it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 2047n, max: 2n ** 2048n }), (number) => {
        expect(hasRocaStructure(number)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
