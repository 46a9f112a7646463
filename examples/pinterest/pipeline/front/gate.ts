/**
 * Lets work in while all that is inside weighs less than `most`; what comes later waits outside, in its order. Work that
 * is heavier than that goes in alone.
 */
export const gate = (most: number): (<T>(weight: number, work: () => Promise<T>) => Promise<T>) => {
  const outside: { readonly weight: number; readonly open: () => void }[] = []
  let inside = 0

  const admit = (): void => {
    for (let next = outside[0]; next !== undefined; next = outside[0]) {
      if (inside > 0 && inside + next.weight > most) return
      outside.shift()
      inside += next.weight
      next.open()
    }
  }

  return async (weight, work) => {
    await new Promise<void>((open) => {
      outside.push({ weight, open })
      admit()
    })
    try {
      return await work()
    } finally {
      inside -= weight
      admit()
    }
  }
}
