import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { awsPython } from '../environments.js'
import { runProgram } from '../jobs.js'
import { pipelineTexts } from './files.js'

const texts = pipelineTexts

/**
 * Programs that do nothing but write down how they were called, and leave behind what the real ones would: `curl` a file,
 * `tar` a folder, `aws` what it is asked.
 */
const stub = `#!/usr/bin/env bash
name=$(basename "$0")
printf '%s' "$name" >>"$RECORD"
printf ' %s' "$@" >>"$RECORD"
printf '\\n' >>"$RECORD"
[[ -z $FAILS || $* != *$FAILS* ]] || exit 22
last=
for word in "$@"; do
  case "$name $last" in
    'curl --output') [[ $word == /dev/null ]] || echo fetched >"$word" ;;
    'tar --directory') mkdir -p "$word/bin" "$word/libs" && cp "$STUBS/sudo" "$word/bin/kafka-topics.sh" ;;
  esac
  last=$word
done
case "$name $*" in
  'aws s3api head-object'*) [[ -e $HOME/in-bucket ]] ;;
  'aws s3 cp'*) touch "$HOME/in-bucket" ;;
  'aws ssm get-parameter'*) echo 'a private key' ;;
  *KeyParameter*) echo /ec2/keypair/key-0 ;;
  *ClientAddress*) echo 203.0.113.9 ;;
  *BootstrapServers*) echo b-1.example.com:9098 ;;
  kafka-topics.sh*--list) printf '%s\\n' $TOPICS ;;
esac
`
const stubbed = ['curl', 'tar', 'sudo', 'yum', 'java', 'aws', 'ssh', 'scp', 'sleep']

/** A machine on which nothing is done: a home, programs that write down their calls, and the files of the client. */
const newMachine = (files: Readonly<Record<string, string>>) => {
  const home = mkdtempSync(join(tmpdir(), 'lockstep-machine-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const bin = join(home, 'stubs')
  mkdirSync(bin)
  for (const name of stubbed) {
    writeFileSync(join(bin, name), stub)
    chmodSync(join(bin, name), 0o755)
  }
  for (const [path, text] of Object.entries(files))
    if (path.startsWith('client/')) {
      mkdirSync(join(home, dirname(path)), { recursive: true })
      writeFileSync(join(home, path), text)
    }
  const record = join(home, 'record')
  /** What is in `fails` fails where a program is called with it. */
  const fails = { with: '' }
  const run = async (script: string, ...words: readonly string[]) => {
    writeFileSync(record, '')
    const env = {
      HOME: home,
      PATH: `${bin}:/usr/bin:/bin`,
      FAILS: fails.with,
      RECORD: record,
      STUBS: bin,
      TOPICS: '0a1b2c3d4e5f.pin 0a1b2c3d4e5f.geo 0a1b2c3d4e5f.user 0a1b2c3d4e5f-dead-letters',
    }
    const said = await runProgram('/usr/bin/env', ['bash', join(home, 'client', script), ...words], {
      env,
      cwd: home,
    })
    const calls = readFileSync(record, 'utf8').trimEnd().split('\n')
    return { said, calls: calls.map((call) => call.replaceAll(home, '~').trim()) }
  }
  return { home, fails, run, read: (path: string) => readFileSync(join(home, path), 'utf8') }
}

const servers = 'b-1.example.com:9098,b-2.example.com:9098'
const proxy = 'https://example.com/7.2/confluent-7.2.0.tar.gz'
const sink = 'https://example.com/confluentinc-kafka-connect-s3-10.0.3.zip'

describe('the scripts', () => {
  it.each(Object.entries(texts))('of %s pass shellcheck', async (_, files) => {
    const scripts = Object.entries(files).filter(([path]) => path.endsWith('.sh'))
    expect(scripts.map(([path]) => path).toSorted()).toEqual([
      'client/create-topics.sh',
      'client/machine.sh',
      'client/setup.sh',
      'client/upload-plugin.sh',
    ])
    const check = join(dirname(await awsPython()), 'shellcheck')
    for (const [, text] of scripts)
      expect(
        await runProgram(check, ['--enable', 'all', '--exclude', 'SC2250,SC2312', '-'], { input: text }),
      ).toBe('')
    await expect(runProgram(check, ['-'], { input: '#!/bin/bash\nrm $1/*\n' })).rejects.toThrow('SC2086')
  })

  it('set the machine up once, and do what is left when they are run again', async () => {
    const machine = newMachine(texts.pinterest)
    const first = await machine.run('setup.sh', servers, proxy)
    expect(first.said).toBe('the REST proxy answers on port 8082\n')
    expect(first.calls).toEqual([
      'curl --fail --location --silent --show-error --retry 3 --output ~/kafka_2.12-2.8.1.tgz.part https://archive.apache.org/dist/kafka/2.8.1/kafka_2.12-2.8.1.tgz',
      'tar --extract --gzip --file ~/kafka_2.12-2.8.1.tgz --directory ~/kafka_2.12-2.8.1.part --strip-components 1',
      'curl --fail --location --silent --show-error --retry 3 --output ~/kafka_2.12-2.8.1/libs/aws-msk-iam-auth-1.1.5-all.jar.part https://github.com/aws/aws-msk-iam-auth/releases/download/v1.1.5/aws-msk-iam-auth-1.1.5-all.jar',
      'curl --fail --location --silent --show-error --retry 3 --output ~/confluent-7.2.0.tgz.part https://example.com/7.2/confluent-7.2.0.tar.gz',
      'tar --extract --gzip --file ~/confluent-7.2.0.tgz --directory ~/confluent-7.2.0.part --strip-components 1',
      'sudo install --mode 644 ~/kafka-rest.service /etc/systemd/system/kafka-rest.service',
      'sudo systemctl daemon-reload',
      'sudo systemctl enable kafka-rest',
      'sudo systemctl restart kafka-rest',
      'curl --fail --silent --output /dev/null http://127.0.0.1:8082/topics',
    ])
    expect(machine.read('kafka-rest.properties')).toContain(`\nbootstrap.servers=${servers}\n`)
    expect(machine.read('kafka-rest.service')).toContain(
      `Environment=CLASSPATH=${machine.home}/kafka_2.12-2.8.1/libs/aws-msk-iam-auth-1.1.5-all.jar\n`,
    )
    const files = [
      'kafka-rest.properties',
      'kafka-rest.service',
      'kafka-env.sh',
      'client.properties',
      '.bashrc',
    ]
    const before = files.map(machine.read)
    const again = await machine.run('setup.sh', servers)
    expect(again.calls).toEqual([
      'sudo systemctl start kafka-rest',
      'curl --fail --silent --output /dev/null http://127.0.0.1:8082/topics',
    ])
    expect(files.map(machine.read)).toEqual(before)
    expect(machine.read('.bashrc')).toBe('. "$HOME/kafka-env.sh"\n')
    const moved = await machine.run('setup.sh', 'b-9.example.com:9098')
    expect(moved.calls).toContain('sudo systemctl restart kafka-rest')
  })

  it('stop where something fails, and go on from there', async () => {
    const machine = newMachine(texts.pinterest)
    machine.fails.with = 'confluent-7.2.0'
    await expect(machine.run('setup.sh', servers, proxy)).rejects.toThrow(': 22')
    expect(existsSync(join(machine.home, 'kafka-rest.service'))).toBe(false)
    machine.fails.with = 'systemctl restart'
    await expect(machine.run('setup.sh', servers, proxy)).rejects.toThrow(': 22')
    machine.fails.with = ''
    const { calls } = await machine.run('setup.sh', servers, proxy)
    expect(calls.filter((call) => /^(?:curl .*https|tar)/u.test(call))).toEqual([])
    expect(calls).toContain('sudo systemctl restart kafka-rest')
  })

  it('unpack again what was not unpacked whole', async () => {
    const machine = newMachine(texts.pinterest)
    mkdirSync(join(machine.home, 'kafka_2.12-2.8.1.part/half'), { recursive: true })
    writeFileSync(join(machine.home, 'confluent-7.2.0.tgz.part'), 'half')
    await machine.run('setup.sh', servers, proxy)
    expect(existsSync(join(machine.home, 'kafka_2.12-2.8.1/half'))).toBe(false)
    expect(existsSync(join(machine.home, 'confluent-7.2.0/bin'))).toBe(true)
  })

  it.each(['', 'b-1', 'b-1:9098; ls', 'b-1:9098/x', "b-1:9098'"])('refuse the servers %j', async (given) => {
    const machine = newMachine(texts.pinterest)
    await expect(machine.run('setup.sh', given)).rejects.toThrow(/: 2\nusage: .*setup\.sh HOST:9098/u)
    expect(machine.read('record')).toBe('')
  })

  it.each(['', 'http://example.com/confluent-7.2.0.tar.gz', 'https://example.com/other.zip'])(
    'refuse the address %j of what Confluent publishes',
    async (address) => {
      const machine = newMachine(texts.pinterest)
      await expect(machine.run('setup.sh', servers, address)).rejects.toThrow(
        /: 2\nusage: .* where confluent-7\.2\.0\.tar\.gz is/u,
      )
      expect(machine.read('record')).toBe('')
      await expect(machine.run('upload-plugin.sh', servers, address)).rejects.toThrow(
        /: 2\nusage: .* where confluentinc-kafka-connect-s3-10\.0\.3\.zip is/u,
      )
    },
  )

  it('make topics that are not there, and tell which are', async () => {
    const machine = newMachine(texts.pinterest)
    await machine.run('setup.sh', servers, proxy)
    const { said, calls } = await machine.run('create-topics.sh')
    const client = `kafka-topics.sh --bootstrap-server ${servers} --command-config ~/client.properties`
    const topics = ['0a1b2c3d4e5f.pin', '0a1b2c3d4e5f.geo', '0a1b2c3d4e5f.user', '0a1b2c3d4e5f-dead-letters']
    expect(calls).toEqual([
      ...topics.map((topic) => `${client} --create --if-not-exists --topic ${topic} --partitions 1`),
      `${client} --list`,
    ])
    expect(said).toBe(topics.map((topic) => `the topic ${topic} is there\n`).join(''))
    expect((await machine.run('create-topics.sh')).calls).toEqual(calls)
  })

  it('ask for the set-up before topics', async () => {
    const machine = newMachine(texts.pinterest)
    await expect(machine.run('create-topics.sh')).rejects.toThrow('kafka-env.sh')
  })

  it('bring the plugin into the bucket once', async () => {
    const machine = newMachine(texts.pinterest)
    const key = 'plugins/confluentinc-kafka-connect-s3-10.0.3.zip'
    const head = `aws s3api head-object --region us-east-1 --bucket user-0a1b2c3d4e5f-bucket --key ${key}`
    const first = await machine.run('upload-plugin.sh', servers, sink)
    expect(first.calls).toEqual([
      head,
      `curl --fail --location --silent --show-error --retry 3 --output ~/confluentinc-kafka-connect-s3-10.0.3.zip.part ${sink}`,
      `aws s3 cp --region us-east-1 --only-show-errors ~/confluentinc-kafka-connect-s3-10.0.3.zip s3://user-0a1b2c3d4e5f-bucket/${key}`,
    ])
    expect((await machine.run('upload-plugin.sh')).calls).toEqual([head])
  })

  it('keep the key to themselves, and run a script on the machine', async () => {
    const machine = newMachine(texts.pinterest)
    const { said, calls } = await machine.run('machine.sh', 'setup.sh', `${proxy}?a b`)
    const key = '.ssh/0a1b2c3d4e5f-key.pem'
    expect(statSync(join(machine.home, key)).mode & 0o777).toBe(0o400)
    expect(machine.read(key)).toBe('a private key\n')
    expect(said).not.toContain('private')
    const to = `-i ~/${key} -o StrictHostKeyChecking=accept-new`
    expect(calls.slice(-3)).toEqual([
      `ssh ${to} ec2-user@203.0.113.9 mkdir -p client`,
      `scp ${to} ${['create-topics', 'machine', 'setup', 'upload-plugin'].map((name) => `~/client/${name}.sh`).join(' ')} ~/client/client.properties ~/client/kafka-rest.properties ec2-user@203.0.113.9:client/`,
      `ssh ${to} ec2-user@203.0.113.9 bash client/setup.sh b-1.example.com:9098 ${proxy}\\?a\\ b`,
    ])
    const again = await machine.run('machine.sh')
    expect(again.calls.filter((call) => call.startsWith('aws ssm'))).toEqual([])
    expect(again.calls.at(-1)).toBe(`ssh ${to} ec2-user@203.0.113.9`)
  })
})
