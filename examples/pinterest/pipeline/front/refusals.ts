/** What Confluent's REST proxy answers where it does not take a request, as its API reference says. */
export interface FrontAnswer {
  readonly status: number
  readonly body: object
}

const refusal = (status: number, code: number, message: string): FrontAnswer => ({
  status,
  body: { error_code: code, message },
})

/** The refusals of the v2 API that this front can come to. */
export const refusals = {
  notFound: refusal(404, 404, 'HTTP 404 Not Found'),
  wrongMethod: refusal(405, 405, 'HTTP 405 Method Not Allowed'),
  notAcceptable: refusal(406, 406, 'HTTP 406 Not Acceptable'),
  wrongContentType: refusal(415, 415, 'HTTP 415 Unsupported Media Type'),
  noTopic: refusal(404, 40401, 'Topic not found.'),
  noPartition: refusal(404, 40402, 'Partition not found.'),
  tooLarge: (most: number): FrontAnswer =>
    refusal(413, 413, `The request is larger than ${most} bytes, which is the most that is taken.`),
  badPayload: (why: string): FrontAnswer => refusal(422, 422, why),
  kafka: (why: string): FrontAnswer => refusal(500, 50002, `Kafka error: ${why}`),
  kafkaLater: (why: string): FrontAnswer => refusal(500, 50003, `Retriable Kafka error: ${why}`),
} as const

/** An answer that ends the work on a request. */
export class Answered extends Error {
  override readonly name = 'Answered'
  readonly answer: FrontAnswer

  constructor(answer: FrontAnswer) {
    super('the request is answered')
    this.answer = answer
  }
}
