/** The largest integer whose square is not above `n`, which must not be negative. */
export function squareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = roughRoot(n);
  // Newton's steps come down from above and double the digits that are right.
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** Not below the root, and right in its first fifty bits. */
function roughRoot(n: bigint): bigint {
  const bits = n.toString(16).length * 4;
  const shift = BigInt(Math.max(0, bits - 1000) + (bits & 1));
  const even = shift + (shift & 1n);
  const estimate = Math.sqrt(Number(n >> even)) * (1 + 2 ** -50);
  return (BigInt(Math.ceil(estimate)) + 1n) << (even >> 1n);
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
