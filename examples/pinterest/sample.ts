import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { posts } from './generate.js'

/** Writes the sample that is checked in: `node dist/sample.js`. The same on every machine. */
const folder = fileURLToPath(new URL('../sample', import.meta.url))
const sample = [...posts(7, 400)]
mkdirSync(folder, { recursive: true })
for (const name of ['pin', 'geo', 'user'] as const)
  writeFileSync(`${folder}/${name}.ndjson`, sample.map((post) => `${JSON.stringify(post[name])}\n`).join(''))
