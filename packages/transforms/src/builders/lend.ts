import type { Builder } from './builder.js'
import type { TextBuilder } from './text.js'

const eachText = (into: Builder, use: (text: TextBuilder) => void): void => {
  if (into.kind === 'text') use(into)
  else if (into.kind === 'list') eachText(into.element, use)
  else if (into.kind === 'struct') for (const field of into.fields) eachText(field, use)
}

/** From now on the buffers of finished text are lent. `takeBack` or `giveAway` must follow before the next batch. */
export const lend = (into: Builder): void =>
  eachText(into, (text) => {
    text.rooms = { lent: [], free: [] }
  })

/** Nobody reads the lent buffers any more, except those in `kept`. New cells are written over the others. */
export const takeBack = (into: Builder, kept: ReadonlySet<ArrayBufferLike>): void =>
  eachText(into, ({ rooms }) => {
    for (const room of rooms?.lent.splice(0) ?? [])
      if (!kept.has(room.offsets.buffer) && !kept.has(room.values.buffer)) rooms?.free.push(room)
  })

/** The lent buffers belong to those who have them, for good. */
export const giveAway = (into: Builder): void =>
  eachText(into, ({ rooms }) => {
    rooms?.lent.splice(0)
  })
