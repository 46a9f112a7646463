/** That a file cannot be looked into, or nothing be proposed from it, in words for the person who named it. */
export class InferError extends Error {
  override readonly name = 'InferError'
}
