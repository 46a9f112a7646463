import type { Started } from '../group.js'

/** A server that can be killed, and started again at the same address. */
export interface Server {
  readonly address: string
  /** Kills it, as a machine that loses power would. */
  readonly kill: () => Promise<void>
  /** Starts it again, with what it kept; returns when it answers. */
  readonly restart: () => Promise<void>
}

/** A server that was started by some steps, which start it again. */
export const server = async (address: string, start: () => Promise<Started>): Promise<Server> => {
  let running = await start()
  return {
    address,
    kill: () => running.kill(),
    restart: async () => {
      await running.kill()
      running = await start()
    },
  }
}
