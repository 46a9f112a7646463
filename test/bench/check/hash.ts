/** Two hashes of 32 bits for each of some cells, which together tell 64 bits of them apart. */
export interface Hashes {
  readonly first: Uint32Array
  readonly second: Uint32Array
}

/** Room for the hashes of some cells. */
export const hashes = (length: number): Hashes => ({
  first: new Uint32Array(length),
  second: new Uint32Array(length),
})

/** The hash that nothing has yet been added to, and the hash of null. */
export const start = { first: 0x811c9dc5, second: 0x9e3779b9, null: 0x5bd1e995 } as const

/** One step of the first hash: by FNV, with the bits spread. */
export const addFirst = (hash: number, word: number): number => {
  const mixed = Math.imul(hash ^ word, 0x01000193)
  return mixed ^ (mixed >>> 15)
}

/** One step of the second hash, which shares no factor with the first. */
export const addSecond = (hash: number, word: number): number => {
  const mixed = Math.imul(hash ^ word, 0x85ebca6b)
  return mixed ^ (mixed >>> 13)
}

/** Sixteen hex digits for a pair of hashes. */
export const hex = (first: number, second: number): string =>
  `${(first >>> 0).toString(16).padStart(8, '0')}${(second >>> 0).toString(16).padStart(8, '0')}`
