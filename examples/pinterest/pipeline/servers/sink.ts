import { type Pipeline, topicsPattern } from '@lockstep/codegen'
import { s3Host } from './s3.js'

/** The names that Connect's JVM looks up in place of asking anybody. */
export const hostsOf = ({ bucket }: Pipeline): string => `127.0.0.1 ${s3Host} ${bucket}.${s3Host}\n`

/**
 * The route of Camel that stores a record: one object for each, in the layout of Confluent's S3 sink with the default
 * partitioner, `topics/<topic>/partition=0/<topic>+0+0000000042.json`. A record whose offset is known again has the same
 * name again, so that what is stored twice is there once. Where S3 does not take it, it is tried again for minutes.
 */
export const routeOf = (
  { bucket, region }: Pipeline,
  s3Port: number,
): string => `<routes xmlns="http://camel.apache.org/schema/spring">
  <route id="store">
    <from uri="direct:store"/>
    <onException>
      <exception>java.lang.Exception</exception>
      <redeliveryPolicy maximumRedeliveries="120" redeliveryDelay="500" logRetryAttempted="false"/>
    </onException>
    <setHeader name="CamelAwsS3Key">
      <simple>topics/\${header.topic}/partition=\${header.partition}/\${header.topic}+\${header.partition}+\${header.zeros.substring(\${header.offset.toString().length()})}\${header.offset}.json</simple>
    </setHeader>
    <to uri="aws2-s3://${bucket}?region=${region}&amp;accessKey=none&amp;secretKey=none&amp;overrideEndpoint=true&amp;uriEndpointOverride=http://${s3Host}:${s3Port}"/>
  </route>
</routes>
`

const transforms = 'org.apache.kafka.connect.transforms'

/**
 * The settings of the connector: Camel's in place of Confluent's, which no public registry has. Topic, partition and offset,
 * which Camel is not told, come to it in headers, by Connect's own transforms; what is in a record stays as it came.
 */
export const sinkSettings = (pipeline: Pipeline, route: string): Readonly<Record<string, string>> => ({
  'connector.class': 'org.apache.camel.kafkaconnector.CamelSinkConnector',
  'tasks.max': String(pipeline.connector.tasks),
  'topics.regex': topicsPattern(pipeline),
  'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
  'value.converter': 'org.apache.kafka.connect.storage.StringConverter',
  'camel.sink.url': 'direct:store',
  'camel.main.routes-include-pattern': `file:${route}`,
  predicates: 'none',
  'predicates.none.type': `${transforms}.predicates.RecordIsTombstone`,
  transforms: 'filter,hoist,insert,header,zeros,extract',
  'transforms.filter.type': `${transforms}.Filter`,
  'transforms.filter.predicate': 'none',
  'transforms.hoist.type': `${transforms}.HoistField$Value`,
  'transforms.hoist.field': 'record',
  'transforms.insert.type': `${transforms}.InsertField$Value`,
  'transforms.insert.topic.field': 'topic',
  'transforms.insert.partition.field': 'partition',
  'transforms.insert.offset.field': 'offset',
  'transforms.header.type': `${transforms}.HeaderFrom$Value`,
  'transforms.header.fields': 'topic,partition,offset',
  'transforms.header.headers': 'CamelHeader.topic,CamelHeader.partition,CamelHeader.offset',
  'transforms.header.operation': 'copy',
  'transforms.zeros.type': `${transforms}.InsertHeader`,
  'transforms.zeros.header': 'CamelHeader.zeros',
  // Of this text, what is left after as many letters as the offset has digits stands before it.
  'transforms.zeros.value.literal': 'x000000000',
  'transforms.extract.type': `${transforms}.ExtractField$Value`,
  'transforms.extract.field': 'record',
})
