import type { Pipeline } from '../definition.js'
import { shellNames, shellScript } from '../write/shell.js'
import { serversPlace } from './properties.js'
import { proxyArchive, softwareOf } from './software.js'

const start = `
servers=\${1:-}
if [[ ! $servers =~ ^[A-Za-z0-9.-]+:[0-9]+(,[A-Za-z0-9.-]+:[0-9]+)*$ ]]; then
  echo "usage: $0 HOST:9098[,HOST:9098...] ADDRESS: the bootstrap servers of the cluster for IAM, and where $archive is" >&2
  exit 2
fi
here=$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)
kafka="$HOME/$kafka_name"
confluent="$HOME/$confluent_name"
jar="$kafka/libs/$jar_name.jar"
address=\${2:-}
if [[ ! -d $confluent && ! $address =~ ^https://[^[:space:]]+/"$archive"$ ]]; then
  echo "usage: $0 $servers ADDRESS: where $archive is, as Confluent's page of downloads tells it" >&2
  exit 2
fi

# Fetches a file whole, or not at all. What is there stays as it is.
fetch() {
  if [[ ! -e $2 ]]; then
    curl --fail --location --silent --show-error --retry 3 --output "$2.part" "$1"
    mv "$2.part" "$2"
  fi
}

# Fetches and unpacks an archive into a folder, whole or not at all.
unpack() {
  if [[ ! -d $2 ]]; then
    fetch "$1" "$2.tgz"
    rm -rf "$2.part"
    mkdir "$2.part"
    tar --extract --gzip --file "$2.tgz" --directory "$2.part" --strip-components 1
    mv "$2.part" "$2"
    rm -f "$2.tgz"
  fi
}

# Writes what comes in to a file, whole.
put() {
  cat >"$1.part"
  mv "$1.part" "$1"
}
`

const install = `
# Java, Kafka's tools, what lets them show who they are by IAM, and the REST proxy.
command -v java >/dev/null || sudo yum install --assumeyes java-11-amazon-corretto-headless
unpack "$kafka_address" "$kafka"
fetch "$jar_address" "$jar"
unpack "$address" "$confluent"
`

const settings = `
# Settings, and what a shell must know.
put "$HOME/client.properties" <"$here/client.properties"
sed "s/${serversPlace}/$servers/" "$here/kafka-rest.properties" | put "$HOME/kafka-rest.properties"
put "$HOME/kafka-env.sh" <<END
export KAFKA_HOME='$kafka'
export CLASSPATH='$jar'
export ${serversPlace}='$servers'
END
line=". \\"\\$HOME/kafka-env.sh\\""
touch "$HOME/.bashrc"
grep --quiet --line-regexp --fixed-strings "$line" "$HOME/.bashrc" || echo "$line" >>"$HOME/.bashrc"
`

const service = `
# The REST proxy as a service, started again only where something has changed since.
put "$HOME/kafka-rest.service" <<END
[Unit]
Description=Kafka REST proxy
Wants=network-online.target
After=network-online.target

[Service]
User=$(id --user --name)
Environment=CLASSPATH=$jar
Environment=KAFKAREST_HEAP_OPTS=-Xmx512m
ExecStart=$confluent/bin/kafka-rest-start $HOME/kafka-rest.properties
Restart=on-failure
RestartSec=5

[Install]
WantedBy=multi-user.target
END
state=$(sha256sum "$HOME/kafka-rest.service" "$HOME/kafka-rest.properties")
if [[ ! -e $HOME/kafka-rest.started || $(<"$HOME/kafka-rest.started") != "$state" ]]; then
  sudo install --mode 644 "$HOME/kafka-rest.service" /etc/systemd/system/kafka-rest.service
  sudo systemctl daemon-reload
  sudo systemctl enable kafka-rest
  sudo systemctl restart kafka-rest
  put "$HOME/kafka-rest.started" <<<"$state"
else
  sudo systemctl start kafka-rest
fi
`

const check = `
for ((tries = 0; tries < 60; tries++)); do
  if curl --fail --silent --output /dev/null "http://127.0.0.1:$port/topics"; then
    echo "the REST proxy answers on port $port"
    exit
  fi
  sleep 2
done
echo "the REST proxy does not answer on port $port; see: sudo journalctl --unit kafka-rest" >&2
exit 1
`

/** Sets the machine up: Java, Kafka, the REST proxy as a service. Run again, it does only what is left. */
export const setupScript = (pipeline: Pipeline, head: string): string => {
  const { kafka, iamAuth, confluent } = softwareOf(pipeline)
  return shellScript(
    head,
    shellNames({
      kafka_name: kafka.name,
      kafka_address: kafka.address,
      jar_name: iamAuth.name,
      jar_address: iamAuth.address,
      confluent_name: confluent.name,
      archive: proxyArchive(pipeline),
      port: String(pipeline.port),
    }),
    start,
    install,
    settings,
    service,
    check,
  )
}
