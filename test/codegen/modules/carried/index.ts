import { pipeline } from '@lockstep/codegen'
import { place } from '../../../outputs/streams/tables.js'

export { place }

/** What carries places, with a name that a shell or a template would take for more than a name. */
export const carried = pipeline({
  user: 'a-1',
  topics: { 'Pla-ce_2': place },
  streams: { shards: 2 },
  schedule: '0 6 * * 1-5',
})
