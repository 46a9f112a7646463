const letters: readonly number[] = [0x64, 0x44, 0x66, 0x46]

/** Whether a number ends here, or after one of `d`, `D`, `f`, `F`, which Java allows. */
export const endsNumber = (bytes: Uint8Array, at: number, to: number): boolean =>
  at === to || (at === to - 1 && letters.includes(bytes[at] ?? 0))
