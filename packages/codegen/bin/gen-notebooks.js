#!/usr/bin/env node
import { genNotebooks } from '../dist/command/gen-notebooks.js'

process.exitCode = await genNotebooks(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
})
