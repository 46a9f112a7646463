// What runs in a browser: all of this package but files and threads (`index.ts`), and reading JSON (`json.ts`).
export { arrowSchema, arrowType } from './arrow/types.js'
export type { ArrowColumn, Frame, Kernel, PlainColumn } from './column/column.js'
export { clean, cleanBatches, cleanWith } from './engine/clean.js'
export { kernels } from './kernels/index.js'
export { cleanRows } from './rows/clean-rows.js'
export { rowsOf } from './rows/rows-of.js'
export { tableOfRows } from './rows/table-of-rows.js'
