/**
 * What two names have in common that Spark cannot tell apart: it compares them without regard to case, and `withColumn` by
 * Java's `equalsIgnoreCase`, for which İ is i too.
 */
const folded = (name: string): string => name.toUpperCase().toLowerCase().replaceAll('i\u0307', 'i')

/** A giver of new names: none of those taken, and each only once, up to case. */
export interface Names {
  /** The wished name, or `name_2`, `name_3` and so on where it is taken. */
  readonly name: (wish: string) => string
  /** The first of `name_1`, `name_2` and so on that is free. */
  readonly numbered: (wish: string) => string
}

/** Gives names that differ from those taken and from each other. */
export const names = (taken: Iterable<string>): Names => {
  const used = new Set(Array.from(taken, folded))
  const next = new Map<string, number>()
  const take = (name: string): string | undefined => {
    if (used.has(folded(name))) return undefined
    used.add(folded(name))
    return name
  }
  const numbered = (wish: string, first: number): string => {
    for (let number = next.get(`${first} ${wish}`) ?? first; ; number++) {
      const name = take(`${wish}_${number}`)
      if (name === undefined) continue
      next.set(`${first} ${wish}`, number + 1)
      return name
    }
  }
  return { name: (wish) => take(wish) ?? numbered(wish, 2), numbered: (wish) => numbered(wish, 1) }
}

/** A name of ASCII letters, digits and `_` that does not begin with a digit: as it is where it is one, else near it. */
export const plainName = (name: string, otherwise: string): string => {
  const plain = name.replace(/[^A-Za-z0-9_]/gu, '_')
  if (/^_*$/u.test(plain)) return otherwise
  return /^[0-9]/u.test(plain) ? `_${plain}` : plain
}
