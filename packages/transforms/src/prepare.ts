// What one table needs, loaded when it is prepared: an entry of its own, since whoever bundles an `import()` into one file
// pays for it.

export { type Prepared, prepare } from './rows/prepare.js'
