/** The first primes. */
const primes = (count: number): readonly bigint[] => {
  const found: bigint[] = []
  for (let next = 2n; found.length < count; next++)
    if (found.every((prime) => next % prime !== 0n)) found.push(next)
  return found
}

/** The greatest whole number of which a power is not above another. */
const root = (of: bigint, power: bigint): bigint => {
  let low = 0n
  let high = 1n << (BigInt(of.toString(2).length) / power + 1n)
  while (low < high) {
    const middle = (low + high + 1n) >> 1n
    if (middle ** power <= of) low = middle
    else high = middle - 1n
  }
  return low
}

/** Of the roots of the first primes, the first 64 bits behind the point: what FIPS 180-4 takes its constants from. */
const fractionsOf = (count: number, power: bigint): readonly bigint[] =>
  primes(count).map((prime) => BigInt.asUintN(64, root(prime << (64n * power), power)))

const words = (fractions: readonly bigint[]): Int32Array =>
  Int32Array.from(
    fractions.flatMap((bits) => [bits >> 32n, bits]).map((bits) => Number(BigInt.asIntN(32, bits))),
  )

/** Of the square roots of the first 16 primes, two words each, the higher one first. */
export const squareRoots = (): Int32Array => words(fractionsOf(16, 2n))

/** Of the cube roots of the first 80 primes, two words each, the higher one first. */
export const cubeRoots = (): Int32Array => words(fractionsOf(80, 3n))
