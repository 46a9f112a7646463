import type { Outcome, Voice } from './voice.js'

/** An option of a verb. */
export interface Flag {
  /** As the help shows it: `--out <folder>`, `--check`. */
  readonly flags: string
  readonly about: string
  /** The only values that it takes. */
  readonly choices?: readonly string[]
  readonly default?: string
  /** Whether it must be there. */
  readonly isNeeded?: true
  /** Whether it may be given more than once. */
  readonly isList?: true
}

/** What a verb is asked: its words in their order, and its options by their names in camel case. */
export interface VerbCall<Options> {
  readonly words: readonly string[]
  readonly options: Options
}

/** One verb of the command `lockstep`. */
export interface Verb {
  /** What it does, in one line of the command's help. */
  readonly about: string
  /** Its words, as the help shows them: `<module>`, `[file]`. */
  readonly takes: readonly { readonly word: string; readonly about: string }[]
  readonly flags: readonly Flag[]
  /** Whole commands that the help shows. */
  readonly examples: readonly string[]
  readonly run: (asked: VerbCall<object>, voice: Voice) => Promise<Outcome>
}

/** A verb whose options have types: those that its flags say. */
export const verb = <Options extends object>(
  of: Omit<Verb, 'run'> & { readonly run: (asked: VerbCall<Options>, voice: Voice) => Promise<Outcome> },
): Verb => ({
  ...of,
  run: ({ words, options }, voice) => of.run({ words, options: options as Options }, voice),
})

/** The word that names a module of tables. */
export const moduleWord: Verb['takes'][number] = {
  word: '<module>',
  about: 'a module, or a folder whose index.ts or tables.ts exports tables',
}
