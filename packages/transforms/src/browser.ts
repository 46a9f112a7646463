// What runs in a browser: all of this package but files and threads. `index.ts` is the same for Node, with them.
export { arrowSchema, arrowType } from './arrow.js'
export { type BatchOptions, clean, cleanBatches, cleanWith } from './clean.js'
export type { Column, Frame, Kernel, PlainColumn } from './column.js'
export type { RowStore } from './distinct/store.js'
export { readJson } from './json/bytes.js'
export { BadRecord, type JsonMode, type JsonOptions } from './json/options.js'
export { kernels } from './kernels/index.js'
export { cleanRows, rowsOf, tableOfRows } from './rows.js'
