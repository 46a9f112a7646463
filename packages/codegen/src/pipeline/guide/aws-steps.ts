import { proxyArchive, sinkArchive } from '../client/software.js'
import type { Pipeline } from '../definition.js'
import { pluginKey, stackName, streamName, streamPath, topicKeys, topicName, topicPath } from '../derived.js'
import { deploy, type GuideStep, outputOfStack, sh } from './step.js'

const brokers = 'ClusterInfo.Provisioned.BrokerNodeGroupInfo'

const findCluster = ({ region }: Pipeline): GuideStep => ({
  title: 'Find the Kafka cluster and its network',
  words:
    'The cluster is there already, with IAM for its clients. Nothing of it is known to these files: whatever belongs to the account is asked for, and given to the next step. Take another cluster than the first where there are several.',
  run: sh(
    `export AWS_REGION=${region}`,
    "cluster=$(aws kafka list-clusters-v2 --query 'ClusterInfoList[0].ClusterArn' --output text)",
    'servers=$(aws kafka get-bootstrap-brokers --cluster-arn "$cluster" --query BootstrapBrokerStringSaslIam --output text)',
    `subnets=$(aws kafka describe-cluster-v2 --cluster-arn "$cluster" --query '${brokers}.ClientSubnets' --output text | tr '\\t' ',')`,
    `group=$(aws kafka describe-cluster-v2 --cluster-arn "$cluster" --query '${brokers}.SecurityGroups[0]' --output text)`,
    'vpc=$(aws ec2 describe-subnets --subnet-ids "$(cut -d, -f1 <<<"$subnets")" --query \'Subnets[0].VpcId\' --output text)',
    'public=$(aws ec2 describe-subnets --filters "Name=vpc-id,Values=$vpc" Name=map-public-ip-on-launch,Values=true --query \'Subnets[0].SubnetId\' --output text)',
    'endpoint=$(aws ec2 describe-vpc-endpoints --filters "Name=vpc-id,Values=$vpc" "Name=service-name,Values=com.amazonaws.$AWS_REGION.s3" --query \'VpcEndpoints[].VpcEndpointId\' --output text)',
    'routes=',
    'if [[ -z $endpoint ]]; then',
    "  routes=$(aws ec2 describe-route-tables --filters \"Name=vpc-id,Values=$vpc\" --query 'RouteTables[].RouteTableId' --output text | tr '\\t' ',')",
    'fi',
    'me=$(curl --silent https://checkip.amazonaws.com)/32',
  ),
  check: {
    run: sh('printf \'%s\\n\' "$cluster" "$servers" "$subnets" "$group" "$vpc" "$public" "$me"'),
    shows: 'Seven lines, of which none is empty and none is `None`.',
  },
})

const makeStack = (pipeline: Pipeline): GuideStep => ({
  title: 'Make the stack',
  words:
    'One template holds the bucket, the machine with its role and key, the streams, the API and the roles of all of them. The connector comes later, since its plugin must lie in the bucket first.',
  run: sh(
    ...deploy(
      pipeline,
      '"VpcId=$vpc" "ClientSubnetId=$public" "ConnectorSubnetIds=$subnets" "RouteTableIds=$routes"',
      '"ClusterArn=$cluster" "ClusterSecurityGroupId=$group" "BootstrapServers=$servers" "SshFrom=$me"',
    ),
  ),
  check: {
    run: sh(
      `aws cloudformation describe-stacks --stack-name ${stackName(pipeline)} --query 'Stacks[0].StackStatus' --output text`,
    ),
    shows: '`CREATE_COMPLETE`.',
  },
})

const setUpMachine = (pipeline: Pipeline): GuideStep => ({
  title: 'Set up the machine of the REST proxy',
  words:
    '`machine.sh` fetches the key of the machine into `~/.ssh` (`chmod 400`), copies the folder `client` to it and runs the script that it is told. `setup.sh` installs Java, the tools of Kafka, what lets them show who they are by IAM, and the REST proxy as a service. All of these scripts may be run again. `bash client/machine.sh` alone opens a shell on the machine.' +
    ` Confluent's page of downloads tells the address of \`${proxyArchive(pipeline)}\`, in which the REST proxy is; it goes in the place of \`ADDRESS\`.`,
  run: sh('proxy=ADDRESS', 'bash client/machine.sh setup.sh "$proxy"'),
  check: {
    run: sh(`api=${outputOfStack(pipeline, 'ApiAddress')}`, 'curl --silent "$api/topics"'),
    shows: 'The names of topics, or `[]`: the API has reached the REST proxy, and that the cluster.',
  },
})

const makeTopics = (pipeline: Pipeline): GuideStep => ({
  title: 'Make the topics',
  words:
    'A topic for each table, and one for what the connector cannot read. They are made here, and not by the first record that is written to them: whether that makes a topic is a setting of the cluster.',
  run: sh('bash client/machine.sh create-topics.sh'),
  check: {
    run: sh('curl --silent "$api/topics"'),
    shows: `${topicKeys(pipeline)
      .map((topic) => `\`${topicName(pipeline, topic)}\``)
      .join(', ')}, and one more.`,
  },
})

const bringPlugin = (pipeline: Pipeline): GuideStep => ({
  title: 'Bring the plugin into the bucket',
  words: `Confluent's S3 sink ${pipeline.versions.sink}, as its makers publish it: their page of the connector tells the address of \`${sinkArchive(pipeline)}\`, which goes in the place of \`ADDRESS\`.`,
  run: sh('sink=ADDRESS', 'bash client/machine.sh upload-plugin.sh "$sink"'),
  check: {
    run: sh(`aws s3 ls s3://${pipeline.bucket}/${pluginKey(pipeline)}`),
    shows: 'One line, with a size of some ten megabytes.',
  },
})

const makeConnector = (pipeline: Pipeline): GuideStep => ({
  title: 'Make the connector',
  words:
    'The same stack, now with the plugin and the connector; its settings stand in `connect/s3-sink.properties`, too, as the console takes them. This takes some ten minutes.',
  run: sh(...deploy(pipeline, 'WithConnector=yes')),
  check: {
    run: sh(
      `aws kafkaconnect list-connectors --connector-name-prefix ${pipeline.connector.name} --query 'connectors[0].connectorState' --output text`,
    ),
    shows: '`RUNNING`.',
  },
})

/** With a first object of one record, which can be taken away again; else nothing is posted, and nothing spoilt. */
const postRecord = (pipeline: Pipeline, topic: string): GuideStep => {
  const objects = `s3://${pipeline.bucket}/topics/${topicName(pipeline, topic)}/`
  const run = sh(
    "curl --fail-with-body --header 'Content-Type: application/vnd.kafka.json.v2+json' \\",
    `  --data '{"records":[{"value":{"check":true}}]}' "$api${topicPath(pipeline, topic)}"`,
  )
  return pipeline.connector.flushSize === 1
    ? {
        title: 'Post a record',
        words: 'It goes the whole way, and is taken out of the bucket again.',
        run,
        check: {
          run: sh(
            `aws s3 ls --recursive ${objects}`,
            `aws s3 rm ${objects} --recursive --exclude '*' --include '*+0000000000.json'`,
          ),
          shows: `An answer with \`"offset":0\`, and within a minute one object, whose name ends in \`+0000000000.json\`.`,
        },
      }
    : {
        title: 'Post records',
        words: `An object is written for each ${pipeline.connector.flushSize} records of a partition: post as many.`,
        run: null,
        check: { run: sh(`aws s3 ls --recursive ${objects}`), shows: 'An object.' },
      }
}

const askStreams = (pipeline: Pipeline, topic: string): GuideStep => ({
  title: 'See that the API reaches the streams',
  words:
    'A record without a key for its partition is refused by Kinesis, so that nothing is written, and the answer shows that it was asked.',
  run: sh(
    "curl --silent --request PUT --header 'Content-Type: application/json' \\",
    `  --data '{"Data":{"check":true},"PartitionKey":""}' "$api${streamPath(pipeline, topic)}"`,
  ),
  check: {
    run: sh(
      ...topicKeys(pipeline).map(
        (each) =>
          `aws kinesis describe-stream-summary --stream-name ${streamName(pipeline, each)} --query StreamDescriptionSummary.StreamStatus --output text`,
      ),
    ),
    shows: 'A complaint of Kinesis about `partitionKey`, and `ACTIVE` for each stream.',
  },
})

/** Records are posted when all is there, from where they lie. */
export const postAll = ({ bucket, streams }: Pipeline): GuideStep => ({
  title: 'Post the records',
  words: `In a folder with a file of JSON lines for each table, named for it, and with \`--module\` where the tables are not those of its project. A run that was broken off goes on where it ended.${streams === null ? '' : ' With `--shape kinesis` records go into the streams.'}`,
  run: sh('npx lockstep post ./*.ndjson --to "$api" --journal post.journal'),
  check: {
    run: sh(`aws s3 ls --recursive --summarize s3://${bucket}/topics/ | tail -n 2`),
    shows:
      'How many records were taken, and within some minutes as many objects as there are records, or fewer where an object holds several.',
  },
})

/** What is done in AWS, in order. */
export const awsSteps = (pipeline: Pipeline): readonly GuideStep[] => {
  const [first = ''] = topicKeys(pipeline)
  return [
    findCluster(pipeline),
    makeStack(pipeline),
    setUpMachine(pipeline),
    makeTopics(pipeline),
    bringPlugin(pipeline),
    makeConnector(pipeline),
    postRecord(pipeline, first),
    ...(pipeline.streams === null ? [] : [askStreams(pipeline, first)]),
  ]
}

/** How all of it is taken away. */
export const removeStack = (pipeline: Pipeline): GuideStep => ({
  title: 'Take it away',
  words:
    'The machine, the connector and the streams cost money as long as they are there. The bucket stays, with its records, until it is emptied and deleted by hand; a stack that is made again needs it gone, or another name. Topics stay in the cluster.',
  run: sh(`aws cloudformation delete-stack --stack-name ${stackName(pipeline)}`),
  check: {
    run: sh(`aws cloudformation wait stack-delete-complete --stack-name ${stackName(pipeline)} && echo gone`),
    shows: '`gone`.',
  },
})
