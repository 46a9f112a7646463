/** A number without a binary point: so many units of ten to the minus `scale`. */
interface Amount {
  readonly units: bigint
  readonly scale: number
}

const form =
  /^[\0- ]*(?<sign>[+-]?)(?<whole>\d*)(?:\.(?<fraction>\d*))?(?:[eE](?<exponent>[+-]?\d+))?[\0- ]*$/u

/** The number that a text says in digits, or null. */
const amountOf = (text: string): Amount | null => {
  const { sign, whole = '', fraction = '', exponent = '0' } = form.exec(text)?.groups ?? {}
  if (sign === undefined || whole + fraction === '') return null
  const units = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n)
  const scale = fraction.length - Number(exponent)
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 }
}

const unitsAt = ({ units, scale }: Amount, wanted: number): bigint => units * 10n ** BigInt(wanted - scale)

const textOf = ({ units, scale }: Amount): string => {
  const digits = String(units).padStart(scale + 1, '0')
  const [whole, fraction] = [digits.slice(0, digits.length - scale), digits.slice(digits.length - scale)]
  const told = fraction.replace(/0+$/u, '')
  return told === '' ? whole : `${whole}.${told}`
}

/**
 * By how much a number was changed when it was made a decimal, in digits: '0.0045'; null for not at all, and where one of them is no
 * number.
 * @param was a text, a double, or a decimal as text.
 * @param is a decimal as text.
 */
export const lostBetween = (was: unknown, is: unknown): string | null => {
  const [before, after] = [amountOf(String(was)), amountOf(String(is))]
  if (was === null || is === null || before === null || after === null) return null
  const scale = Math.max(before.scale, after.scale)
  const lost = unitsAt(before, scale) - unitsAt(after, scale)
  return lost === 0n ? null : textOf({ units: lost < 0n ? -lost : lost, scale })
}

/** The larger one of two amounts in digits; null for none. */
export const largerOf = (one: string | null, other: string | null): string | null => {
  if (one === null || other === null) return one ?? other
  const [a, b] = [amountOf(one), amountOf(other)]
  if (a === null || b === null) return one
  const scale = Math.max(a.scale, b.scale)
  return unitsAt(a, scale) >= unitsAt(b, scale) ? one : other
}
