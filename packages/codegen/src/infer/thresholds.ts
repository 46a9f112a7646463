/**
 * All numbers that decide what is proposed, in one place. They were chosen on 17 dirty tables of which a person had written the
 * rules: 72 of 243 settings were as good as the best, so that little hangs on any one of them.
 */
export const thresholds = {
  /** A column is of numbers or dates where this share of its cells reads so: 0.3 and 0.5 gave the same, 0.7 lost types. */
  kindShare: 0.5,
  /** And where no more different values read otherwise. */
  misfits: 30,
  /** Different values that read as neither which are remembered in a column. */
  misfitsKept: 500,
  /** Heavy hitters of a column: 500 find the same sentinels, 200 all but one. */
  heavy: 2_000,
  /** Heavy hitters of all columns together. */
  heavyInAll: 100_000,
  /** A value is repeated where it comes so often. */
  repeated: 3,
  /** A value stands out where it comes so many times as often as the middle value of so many different ones. */
  stands: 5,
  standsAmong: 20,
  /** A value that is null by name in so many columns is said once, for the whole table. */
  sharedBy: 3,
  /** Two columns are different ones where this share of their values, at most, is the same. */
  overlap: 0.2,
  /** An enumeration has at most so many words, each so often on the average. */
  words: 50,
  perWord: 10,
  /** The words of a phrase that speaks of absence. */
  phrase: 7,
  /** Digits behind the point up to which a decimal is proposed; beyond it a double is asked. */
  decimals: 6,
  /** Words behind numbers, beyond which a column is text. */
  units: 3,
  /** Different layouts of numbers or dates that are counted apart in a column. */
  forms: 200,
  /** Rows from which a column without equal values is called a key. */
  keyRows: 100,
  /** Hashes that are kept to find equal values, and equal rows: in all columns together, and of rows. */
  uniqueKept: 4_000_000,
  rowsKept: 8_000_000,
  /** Parts from which a text is a list, and the share of cells that must have as many. */
  listParts: 3,
  listShare: 0.6,
  /** The share of rows in which a glued column ends in a word of the other. */
  gluedShare: 0.8,
  /** Questions about single values, for each column. */
  questions: 5,
  /** Years that dates lie in; others are asked. */
  years: [1900, 2100],
} as const
