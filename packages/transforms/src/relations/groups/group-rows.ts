/** The rows of groups: the number of each row's group, below `count`. */
export interface GroupRows {
  readonly numbers: Int32Array
  readonly count: number
}
