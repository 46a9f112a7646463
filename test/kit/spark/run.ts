import { spawn } from 'node:child_process'

/** How a program ended (code 127 if there is none of that name), and what it said. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end, without input. */
export const run = (file: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> =>
  new Promise((resolve) => {
    const said = { stdout: '', stderr: '' }
    const child = spawn(file, words, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    child.on('error', (problem) => resolve({ code: 127, stdout: '', stderr: problem.message }))
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.stderr += text
    })
    child.on('close', (code) => resolve({ code: code ?? 1, ...said }))
  })
