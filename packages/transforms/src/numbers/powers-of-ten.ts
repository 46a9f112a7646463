/** The powers of ten that are exact as doubles, by their exponent: 1 to 10^22. `10 ** 22` may be off in some engines. */
const tens = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))

/** A power of ten of 0 to 22. */
export const ten = (power: number): number => tens[power] ?? Number.NaN
