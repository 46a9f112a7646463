// Newline-delimited JSON from bytes, with nothing of Node: an entry of its own, for pages that read it.
export { readJson } from './json/bytes.js'
export { BadRecord, type JsonMode, type JsonOptions } from './json/options.js'
export type { JsonBytes } from './json/source.js'
