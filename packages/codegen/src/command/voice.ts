import { styleText } from 'node:util'

/** Where the command's words go, and what it may do there. */
export interface CommandOutput {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether a person watches standard error on a terminal, where a line of progress is written over. */
  readonly isWatched?: boolean
  /** Whether words may have colours. */
  readonly hasColours?: boolean
}

/** How the command ended: all is well; something is stale or differs; it could not do its work. */
export const exitCodes = { fine: 0, stale: 1, failed: 2 } as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** How a verb ended, and what `--json` tells of it. */
export interface Outcome {
  readonly code: ExitCode
  readonly told: object
}

/** How a verb speaks. */
export interface Voice {
  /** A line, or several, of what was asked for: on standard output; nothing with `--json`, and with `--quiet`. */
  readonly say: (text: string) => void
  /** A line of what is wrong: on standard error, always. */
  readonly warn: (text: string) => void
  /** How far the work is: one line that is written over on a terminal, and a line each time elsewhere. */
  readonly progress: (text: string) => void
  /** Whether a line of progress is written over, so that it may come often. */
  readonly isWatched: boolean
  readonly colour: (name: 'green' | 'red' | 'yellow' | 'dim', text: string) => string
}

/** How loud a verb is. */
export interface Loudness {
  readonly json?: boolean
  readonly quiet?: boolean
}

/** Takes away the line of progress that stands on a terminal. */
const wipe = '\r\u001b[2K'

/** How a verb speaks, and what ends its voice. */
export const voiceOf = (
  { out, err, isWatched = false, hasColours = false }: CommandOutput,
  { json = false, quiet = false }: Loudness,
): Voice & { readonly end: () => void } => {
  let stands = false
  const end = (): void => {
    if (stands) err(wipe)
    stands = false
  }
  const isSilent = json || quiet
  return {
    end,
    isWatched,
    say: (text) => {
      end()
      if (!isSilent) out(`${text}\n`)
    },
    warn: (text) => {
      end()
      err(`${text}\n`)
    },
    progress: (text) => {
      if (isSilent) return
      err(isWatched ? `${wipe}${text}` : `${text}\n`)
      stands = isWatched
    },
    colour: (name, text) => (hasColours ? styleText(name, text, { validateStream: false }) : text),
  }
}
