import { type Bool, type Int, type Nullable, type Present, Text } from '@lockstep/schema'
import { describe, it } from 'vitest'

describe('what does not compile in a column class', () => {
  it('is another class than the line gives, another null-ness, and a constant that the line has not', () => {
    class Own<N extends Nullable = Nullable> extends Text<N> {
      beside(other: Text): readonly [Text<N>, Int<N>, Bool<Nullable>, Bool<Present>, Text] {
        return [
          this.apply('trim', {}),
          this.apply('length', {}),
          this.apply('startsWith', {}, other),
          this.apply('isNull', {}),
          this.apply('nullIf', { values: [] }),
        ]
      }
      class(): Int<N> {
        // @ts-expect-error trim gives text
        return this.apply('trim', {})
      }
      nulls(): Text<N> {
        // @ts-expect-error nullIf can give null
        return this.apply('nullIf', { values: [] })
      }
      others(other: Text): Bool<N> {
        // @ts-expect-error null where the other is null
        return this.apply('endsWith', {}, other)
      }
      misspelt(): Text<N> {
        // @ts-expect-error it is from, and a length
        return this.apply('substring', { form: 1, length: 2 })
      }
      wrong(): Text<N> {
        // @ts-expect-error a number
        return this.apply('substring', { from: '1', length: 2 })
      }
      whole(): Int<N> {
        // @ts-expect-error text need not be a number
        return this.cast({ kind: 'int' })
      }
    }
    void Own
  })
})
