#!/usr/bin/env node
import { genNotebooks } from '../dist/bundle/gen-notebooks.js'

// Whoever reads may close early, as head does: then there is nothing left to say.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })

process.exitCode = await genNotebooks(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
})
