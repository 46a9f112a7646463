import { pipeline } from '@lockstep/codegen'
import { geo, pin, user } from './tables.js'

/** The pipeline that carries posts to where they are cleaned. The user is make-believe: twelve hexadecimal digits. */
export const pinterest = pipeline({ user: '0a1b2c3d4e5f', topics: { pin, geo, user } })
