import type { Pipeline } from '../definition.js'
import { deadLetterTopic, keyName, pluginKey, stackName, topicKeys, topicName } from '../derived.js'
import { shellList, shellNames, shellScript } from '../write/shell.js'
import { sinkArchive } from './software.js'

const environment = `
# shellcheck source=/dev/null
. "$HOME/kafka-env.sh"
: "\${KAFKA_HOME:?run setup.sh first}" "\${BOOTSTRAP_SERVERS:?run setup.sh first}"
`

const makeTopics = `
kafka_topics() {
  "$KAFKA_HOME/bin/kafka-topics.sh" --bootstrap-server "$BOOTSTRAP_SERVERS" --command-config "$HOME/client.properties" "$@"
}

for topic in "\${topics[@]}"; do
  kafka_topics --create --if-not-exists --topic "$topic" --partitions "$partitions"
done
there=$(kafka_topics --list)
for topic in "\${topics[@]}"; do
  if ! grep --quiet --line-regexp --fixed-strings "$topic" <<<"$there"; then
    echo "the topic $topic is not there" >&2
    exit 1
  fi
  echo "the topic $topic is there"
done
`

/** Makes the topics that are not there yet, on the machine. */
export const topicsScript = (pipeline: Pipeline, head: string): string =>
  shellScript(
    head,
    shellList('topics', [
      ...topicKeys(pipeline).map((topic) => topicName(pipeline, topic)),
      deadLetterTopic(pipeline),
    ]),
    shellNames({ partitions: String(pipeline.partitions) }),
    environment,
    makeTopics,
  )

const upload = `
if aws s3api head-object --region "$region" --bucket "$bucket" --key "$key" >/dev/null 2>&1; then
  echo "the plugin is in the bucket"
  exit
fi
file="$HOME/$archive"
address=\${2:-}
if [[ ! -e $file && ! $address =~ ^https://[^[:space:]]+/"$archive"$ ]]; then
  echo "usage: $0 SERVERS ADDRESS: where $archive is, as Confluent's page of the connector tells it" >&2
  exit 2
fi
if [[ ! -e $file ]]; then
  curl --fail --location --silent --show-error --retry 3 --output "$file.part" "$address"
  mv "$file.part" "$file"
fi
aws s3 cp --region "$region" --only-show-errors "$file" "s3://$bucket/$key"
echo "the plugin is in the bucket"
`

/** Brings the plugin of the connector into the bucket, from the machine. */
export const pluginScript = (pipeline: Pipeline, head: string): string =>
  shellScript(
    head,
    shellNames({
      region: pipeline.region,
      bucket: pipeline.bucket,
      key: pluginKey(pipeline),
      archive: sinkArchive(pipeline),
    }),
    upload,
  )

const reach = `
here=$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)
key="$HOME/.ssh/$key_name.pem"

# What the stack tells.
output() {
  aws cloudformation describe-stacks --region "$region" --stack-name "$stack" \\
    --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue" --output text
}

# The key goes into its file, and is shown nowhere.
if [[ ! -e $key ]]; then
  mkdir -p "$HOME/.ssh"
  parameter=$(output KeyParameter)
  (
    umask 077
    aws ssm get-parameter --region "$region" --name "$parameter" --with-decryption \\
      --query Parameter.Value --output text >"$key.part"
  )
  mv "$key.part" "$key"
fi
chmod 400 "$key"

address=$(output ClientAddress)
if [[ ! $address =~ ^[0-9.]+$ ]]; then
  echo "the stack $stack tells no address of the machine" >&2
  exit 1
fi
to=(-i "$key" -o StrictHostKeyChecking=accept-new)
if [[ $# -eq 0 ]]; then
  exec ssh "\${to[@]}" "ec2-user@$address"
fi
servers=$(output BootstrapServers)
ssh "\${to[@]}" "ec2-user@$address" mkdir -p client
scp "\${to[@]}" "$here"/*.sh "$here"/*.properties "ec2-user@$address:client/"
words=$(printf ' %q' "$servers" "\${@:2}")
# shellcheck disable=SC2029 # what is run there is known here
ssh "\${to[@]}" "ec2-user@$address" "bash client/$1$words"
`

/** Reaches the machine from one's own: with the name of a script, runs it there; without, opens a shell. */
export const machineScript = (pipeline: Pipeline, head: string): string =>
  shellScript(
    head,
    shellNames({ region: pipeline.region, stack: stackName(pipeline), key_name: keyName(pipeline) }),
    reach,
  )
