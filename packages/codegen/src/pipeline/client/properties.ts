import type { Pipeline } from '../definition.js'
import type { Properties } from '../write/properties.js'

/** Stands for the brokers in the settings of the REST proxy, until its set-up knows them. */
export const serversPlace = 'BOOTSTRAP_SERVERS'

/** The settings of a client of Kafka that shows who it is by IAM: the role of the machine that it runs on. */
export const clientProperties: Properties = {
  'security.protocol': 'SASL_SSL',
  'sasl.mechanism': 'AWS_MSK_IAM',
  'sasl.jaas.config': 'software.amazon.msk.auth.iam.IAMLoginModule required;',
  'sasl.client.callback.handler.class': 'software.amazon.msk.auth.iam.IAMClientCallbackHandler',
}

/**
 * The settings of Confluent's REST proxy: version 2 of its API alone, since version 3 also changes topics, and anybody may
 * call it.
 */
export const restProperties = ({ port }: Pipeline): Properties => ({
  listeners: `http://0.0.0.0:${port}`,
  'bootstrap.servers': serversPlace,
  ...Object.fromEntries(Object.entries(clientProperties).map(([key, value]) => [`client.${key}`, value])),
  'api.v3.enable': 'false',
  'access.control.allow.origin': '*',
  'access.control.allow.methods': 'GET,POST,OPTIONS',
})
