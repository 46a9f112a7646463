#!/usr/bin/env node
import module from 'node:module'

// From Node 22 on, what was compiled is kept in the system's folder for temporary files.
module.enableCompileCache?.()
const { lockstep } = await import('@lockstep/codegen')

const { env, stdout, stderr } = process
const wantsNone = env.NO_COLOR !== undefined && env.NO_COLOR !== ''

// Whoever reads may close early, as head does: then there is nothing left to say.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })

process.exitCode = await lockstep(process.argv.slice(2), {
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  isWatched: stderr.isTTY === true,
  hasColours: stdout.isTTY === true && stderr.isTTY === true && !wantsNone,
})
