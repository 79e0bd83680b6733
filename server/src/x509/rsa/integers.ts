/** The largest integer whose square is not above `n`, which must not be negative. */
export function squareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  const half = (bitLength(n) - 1) >> 1;
  let root = 1n;
  let digits = 0;
  // Each step doubles the digits that are right, and divides no more of `n` than those need.
  for (let shift = 31 - Math.clz32(half); shift >= 0; shift--) {
    const before = digits;
    digits = half >> shift;
    root = (root << BigInt(digits - before - 1)) + (n >> BigInt(2 * half - before - digits + 1)) / root;
  }
  return root * root > n ? root - 1n : root;
}

/** Bits of a positive integer, from the first that is set. */
function bitLength(n: bigint): number {
  const hex = n.toString(16);
  return hex.length * 4 - Math.clz32(Number.parseInt(hex.charAt(0), 16)) + 28;
}

/** The greatest common divisor of two integers that are not negative. */
export function commonDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** The product, by halves: numbers of like size are multiplied fastest. */
export function productOf(numbers: readonly bigint[]): bigint {
  if (numbers.length <= 2) return (numbers[0] ?? 1n) * (numbers[1] ?? 1n);
  const half = numbers.length >> 1;
  return productOf(numbers.slice(0, half)) * productOf(numbers.slice(half));
}

/** Primes from 2 up to, and without, `end`. */
export function primesBelow(end: number): readonly number[] {
  const isComposite = new Uint8Array(end);
  const primes: number[] = [];
  for (let number = 2; number < end; number++) {
    if (isComposite[number] === 1) continue;
    primes.push(number);
    for (let multiple = number * number; multiple < end; multiple += number) isComposite[multiple] = 1;
  }
  return primes;
}
