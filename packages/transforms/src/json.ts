// Newline-delimited JSON from bytes, with nothing of Node: an entry of its own, for pages that read it.

export { BadRecord, type JsonMode, type JsonOptions } from './formats/json/options.js'
export { readJson } from './formats/json/read-bytes.js'
export type { JsonBytes } from './formats/shared/source.js'
