import { refuse } from '../../errors/refusal.js'
import type { Literal } from '../../types/literal.js'
import { showType, type Type } from '../../types/types.js'

/** Takes one or more constants of the first operand's type; `why` tells why none of them is null. */
export const valuesThat =
  (why: string) =>
  ({ values }: { readonly values: readonly Literal[] }, [of]: readonly Type[]): void => {
    if (values.length === 0) refuse('takes one or more values, got none')
    for (const { type, value } of values) {
      if (of !== undefined && type !== of)
        refuse(`takes values of type ${showType(of)}, got one of type ${showType(type)}`)
      if (value === null) refuse(`takes values that are not null: ${why}`)
    }
  }
