/** A number with commas, for people. */
export const shownNumber = (value: number): string => value.toLocaleString('en')

/** Bytes, for people: `1.5 MB`. */
export const shownBytes = (bytes: number): string =>
  bytes < 1_000
    ? `${bytes} bytes`
    : bytes < 1_000_000
      ? `${(bytes / 1_000).toFixed(1)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`
