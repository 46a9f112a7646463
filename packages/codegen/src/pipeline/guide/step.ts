import { shellWord } from '../../print/quote.js'
import type { Pipeline } from '../definition.js'
import { stackName } from '../derived.js'

/** Some lines to be run, by a shell or by Databricks. */
export interface Code {
  readonly language: 'sh' | 'sql'
  readonly text: string
}

/** A step of the guide: what it is for, what is done, and how to see that it is done. */
export interface GuideStep {
  readonly title: string
  /** Markdown. */
  readonly words: string
  readonly run: Code | null
  readonly check: { readonly run: Code | null; readonly shows: string }
}

/** Lines for a shell. */
export const sh = (...lines: readonly string[]): Code => ({ language: 'sh', text: lines.join('\n') })

/** Lines for an editor of SQL. */
export const sqlCode = (...lines: readonly string[]): Code => ({ language: 'sql', text: lines.join('\n') })

/** A call of CloudFormation that makes the stack, or changes it; what is not told stays as it was. */
export const deploy = (pipeline: Pipeline, ...parameters: readonly string[]): readonly string[] => [
  `aws cloudformation deploy --stack-name ${shellWord(stackName(pipeline))} \\`,
  '  --template-file cloudformation/pipeline.yaml --capabilities CAPABILITY_NAMED_IAM \\',
  '  --parameter-overrides \\',
  ...parameters.map((parameter, index) => `  ${parameter}${index === parameters.length - 1 ? '' : ' \\'}`),
]

/** What the stack tells under a name. */
export const outputOfStack = (pipeline: Pipeline, name: string): string =>
  `$(aws cloudformation describe-stacks --stack-name ${shellWord(stackName(pipeline))} \\\n  --query "Stacks[0].Outputs[?OutputKey=='${name}'].OutputValue" --output text)`
