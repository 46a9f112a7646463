import type { Builder } from './builder.js'
import type { TextBuilder } from './text.js'

const eachText = (into: Builder, use: (text: TextBuilder) => void): void => {
  if (into.kind === 'text') use(into)
  else if (into.kind === 'list') eachText(into.element, use)
  else if (into.kind === 'struct') for (const field of into.fields) eachText(field, use)
}

/** From now on the text that is finished is lent: to be taken back, or else given away, before more is asked for. */
export const lend = (into: Builder): void =>
  eachText(into, (text) => {
    text.rooms = { lent: [], free: [] }
  })

/** Nobody looks any more at what was lent, but at the buffers that are kept: new cells are written over the others. */
export const takeBack = (into: Builder, kept: ReadonlySet<ArrayBufferLike>): void =>
  eachText(into, ({ rooms }) => {
    for (const room of rooms?.lent.splice(0) ?? [])
      if (!kept.has(room.offsets.buffer) && !kept.has(room.values.buffer)) rooms?.free.push(room)
  })

/** What was lent stays with those who have it. */
export const giveAway = (into: Builder): void =>
  eachText(into, ({ rooms }) => {
    rooms?.lent.splice(0)
  })
