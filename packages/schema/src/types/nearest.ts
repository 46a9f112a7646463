/** How many letters must be put in, left out or changed, to make one word of another. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let from = 1; from <= one.length; from++) {
    const next = [from]
    for (let to = 1; to <= other.length; to++)
      next.push(
        Math.min(
          (row[to] as number) + 1,
          (next[to - 1] as number) + 1,
          (row[to - 1] as number) + (one[from - 1] === other[to - 1] ? 0 : 1),
        ),
      )
    row = next
  }
  return row[other.length] as number
}

/**
 * The name that was meant by one that there is not: of those that differ in at most a third of their letters, and in two at least, the
 * nearest. Case is no difference.
 */
export const nearestOf = (name: string, names: readonly string[]): string | undefined => {
  const near = names
    .map((each) => ({ each, far: distance(name.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, far }) => far <= Math.max(2, Math.floor(each.length / 3)) && far < each.length)
    .toSorted((one, other) => one.far - other.far)
  return near[0]?.each
}
