import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { resolve, sep } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Voice } from './voice.js'

/** A change is often several: so many milliseconds are waited for the rest. */
const calm = 150

/** Folders in which nobody writes tables. */
const passed = /(?:^|[\\/])(?:node_modules|\.git|dist)(?:[\\/]|$)/u

/** Runs this very command anew, without `--watch`, so that modules are loaded as they are now. */
const runAgain = (): Promise<void> =>
  new Promise((resolve) => {
    const words = process.argv.slice(1).filter((word) => word !== '--watch')
    spawn(process.execPath, [...process.execArgv, ...words], { stdio: 'inherit' }).on('close', () =>
      resolve(),
    )
  })

/** Runs the command, and again whenever something changes below the working directory but in the folder that is written. */
export const runOnChange = async (out: string, voice: Voice): Promise<never> => {
  const written = `${resolve(out)}${sep}`
  let isChanged = true
  watch('.', { recursive: true }, (_, name) => {
    if (name !== null && !passed.test(name) && !`${resolve(name)}${sep}`.startsWith(written)) isChanged = true
  })
  for (;;) {
    if (isChanged) {
      isChanged = false
      await runAgain()
      voice.progress('watching for changes; end with Ctrl+C')
    }
    await sleep(calm)
  }
}
