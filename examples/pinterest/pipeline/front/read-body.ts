import type { IncomingMessage } from 'node:http'
import { Answered, refusals } from './refusals.js'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The text of a request's body, in UTF-8.
 * @throws Answered with 413 for more than `most` bytes, before they are all read, and with 422 for what is not UTF-8.
 */
export const readBody = async (request: IncomingMessage, most: number): Promise<string> => {
  const tooLarge = new Answered(refusals.tooLarge(most))
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request) {
    bytes += part.length
    if (bytes > most) throw tooLarge
    parts.push(part)
  }
  try {
    return utf8.decode(Buffer.concat(parts))
  } catch {
    throw new Answered(refusals.badPayload('the request is not UTF-8'))
  }
}
