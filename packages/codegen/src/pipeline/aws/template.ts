/** A resource of a stack. */
export interface Resource {
  readonly Type: string
  readonly Condition?: string
  readonly DependsOn?: string | readonly string[]
  readonly DeletionPolicy?: 'Retain'
  readonly UpdateReplacePolicy?: 'Retain'
  readonly Properties?: Readonly<Record<string, unknown>>
}

/** Resources by their names in the template. */
export type Resources = Readonly<Record<string, Resource>>

/** A question to whoever makes the stack. */
export interface Parameter {
  readonly Type: string
  readonly Description: string
  readonly Default?: string
  readonly AllowedValues?: readonly string[]
  readonly AllowedPattern?: string
  readonly ConstraintDescription?: string
}

const escapes: Readonly<Record<string, string>> = { Z: 'Zz', '-': 'Zh', _: 'Zu' }

/** The name in the template, which takes letters and digits alone, of something of a topic: `StreamPin`. No two are equal. */
export const logicalName = (what: string, topic: string): string =>
  `${what}${topic.slice(0, 1).toUpperCase()}${topic.slice(1).replaceAll(/[Z_-]/gu, (character) => escapes[character] ?? '')}`
