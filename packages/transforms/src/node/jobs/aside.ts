import type { Aside } from '../../engine/flow.js'
import { type MakeStore, rememberIn } from '../../relations/distinct/remember.js'

/** Puts rows aside in stores, one for each step; in memory where none is made. */
export const asideIn = (rowStore: MakeStore | undefined): Aside =>
  rowStore === undefined ? {} : { remember: rememberIn(rowStore), spill: { store: rowStore } }
