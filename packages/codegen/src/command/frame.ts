import { readFile } from 'node:fs/promises'
import { Command, CommanderError, Option } from 'commander'
import { AskedError, messageOf } from './reasons.js'
import type { Flag, Verb, VerbCall } from './verb.js'
import { type CommandOutput, exitCodes, type Loudness, voiceOf } from './voice.js'

/** The version of this package. */
export const versionOfCommand = async (): Promise<string> => {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8')
  return String(Reflect.get(JSON.parse(text), 'version'))
}

const exitWords = 'Exit codes: 0 all is well, 1 something is stale or differs, 2 it could not be done.'

const optionOf = ({ flags, about, choices, default: otherwise, isList, isNeeded }: Flag): Option => {
  const among = choices === undefined ? '' : ` (${choices.join(', ')})`
  const option = new Option(flags, `${about}${among}${isNeeded ? ' (needed)' : ''}`)
  if (otherwise !== undefined) option.default(otherwise)
  if (isList)
    option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value])
  return option
}

/** Refuses what an option does not take; after unknown options, which are told first. */
const checkFlags = (command: Command, flags: readonly Flag[]): void => {
  for (const flag of flags) {
    const value: unknown = command.getOptionValue(new Option(flag.flags).attributeName())
    if (flag.isNeeded && value === undefined)
      throw new AskedError(`required option '${flag.flags}' not specified: ${flag.about}`)
    for (const each of Array.isArray(value) ? value : [value])
      if (flag.choices !== undefined && each !== undefined && !flag.choices.includes(each))
        throw new AskedError(`option '${flag.flags}': expected ${flag.choices.join(' or ')}, got ${each}`)
  }
}

/** Takes what a verb was asked, and how loudly it is to answer. */
export type Carry = (verb: Verb, asked: VerbCall<object>, loudness: Loudness) => Promise<void>

/** What commands of the same frame say and how: nothing of it ends the process. */
export const framed = (name: string, output: CommandOutput): Command =>
  new Command(name)
    .helpOption('-h, --help', 'print this help')
    .configureOutput({ writeOut: output.out, writeErr: output.err })
    .configureHelp({ helpWidth: 100 })
    .exitOverride()

/** Makes a command of a verb. */
export const commandOf = (command: Command, verb: Verb, carry: Carry): Command => {
  command.description(verb.about).allowExcessArguments(false)
  for (const { word, about } of verb.takes) command.argument(word, about)
  for (const flag of verb.flags) command.addOption(optionOf(flag))
  command.addHelpText(
    'after',
    `\n${exitWords}\n\nExamples:\n${verb.examples.map((each) => `  ${each}`).join('\n')}`,
  )
  return command.action(async (...given: unknown[]) => {
    checkFlags(command, verb.flags)
    const words = given
      .slice(0, -2)
      .flat()
      .filter((word) => typeof word === 'string')
    const options: Loudness = command.opts()
    await carry(verb, { words, options }, options)
  })
}

/** Options that every verb has. */
export const commonFlags: readonly Flag[] = [
  { flags: '--json', about: 'print one JSON document in place of words' },
  { flags: '--quiet', about: 'print nothing but what is wrong' },
]

/** Runs a command, and gives its exit code; what a person did wrong is one line. */
export const runCommand = async (
  words: readonly string[],
  output: CommandOutput,
  make: (carry: Carry) => Command,
): Promise<number> => {
  let code: number = exitCodes.fine
  let isJson = false
  const carry: Carry = async (verb, asked, loudness) => {
    isJson = loudness.json === true
    const { end, ...voice } = voiceOf(output, loudness)
    try {
      const outcome = await verb.run(asked, voice)
      code = outcome.code
      if (isJson) output.out(`${JSON.stringify(outcome.told)}\n`)
    } finally {
      end()
    }
  }
  const command = make(carry)
  try {
    await command.parseAsync(words, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.failed
    const message = messageOf(error)
    if (message === undefined) throw error
    if (isJson) output.out(`${JSON.stringify({ error: message })}\n`)
    output.err(`${command.name()}: ${message}\n`)
    return exitCodes.failed
  }
}
