import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { awsPython } from '../environments.js'
import { runProgram } from '../jobs.js'
import { awsTool, pipelineTexts } from './files.js'

/** The blocks of a language in a guide. */
const blocks = (guide: string, language: string): readonly string[] =>
  [...guide.matchAll(/^```(?<language>\w+)\n(?<text>.*?)\n```$/gmsu)].flatMap(({ groups = {} }) =>
    groups.language === language ? [groups.text ?? ''] : [],
  )

const guides = Object.entries(pipelineTexts).map(([name, texts]) => ({
  name,
  texts,
  guide: texts['PIPELINE.md'] ?? '',
}))

/** Draws a diagram with Mermaid itself, and prints the texts in it. */
const draw = `
import json, re, sys, html, mermaidx
svg = mermaidx.render(sys.stdin.read()).svg()
print(json.dumps([html.unescape(each) for each in re.findall(r">([^<>]+)<", svg)]))
`

/**
 * A program that writes down the words that it is called with; what it prints is no matter, since every step is run by
 * itself.
 */
const recording = (name: string): string =>
  `${name}() { printf '%s\\x1f' ${name} "$@" >>"$RECORD"; printf '\\x1e' >>"$RECORD"; }`

describe.each(guides)('the guide of $name', ({ texts, guide }) => {
  it('has a check after each step', () => {
    const steps = guide.split(/^## /mu).slice(1)
    expect(steps.length).toBeGreaterThan(10)
    for (const [index, step] of steps.entries()) {
      expect(step).toMatch(new RegExp(`^${index + 1}\\. `, 'u'))
      expect(step, step).toMatch(/\*\*It is done when you see:\*\* ./u)
    }
  })

  it('names files that are there', () => {
    const named = [
      ...[...guide.matchAll(/(?:client|cloudformation|connect|dags)\/[\w.-]+/gu)].map(([path]) => path),
      ...[...guide.matchAll(/machine\.sh (?<script>[\w-]+\.sh)/gu)].map(
        ({ groups = {} }) => `client/${groups.script}`,
      ),
    ]
    expect(new Set(named).size).toBe(7)
    for (const path of named) expect(Object.keys(texts)).toContain(path)
  })

  it('has commands that pass shellcheck together, since each knows what those before it found', async () => {
    const check = join(dirname(await awsPython()), 'shellcheck')
    const input = `#!/bin/bash\n${blocks(guide, 'sh').join('\n')}\n`
    expect(await runProgram(check, ['--exclude', 'SC2005', '-'], { input })).toBe('')
  })

  it('calls the command line of AWS as that is called', async () => {
    const home = mkdtempSync(join(tmpdir(), 'lockstep-guide-'))
    onTestFinished(() => rmSync(home, { recursive: true }))
    const record = join(home, 'record')
    const names = ['aws', 'curl', 'bash', 'airflow', 'npx']
    const script = [...names.map(recording), ...blocks(guide, 'sh')].join('\n')
    await runProgram('/usr/bin/env', ['bash', '-euc', script], { env: { RECORD: record }, cwd: home })
    const calls = readFileSync(record, 'utf8')
      .split('\x1e')
      .slice(0, -1)
      .map((call) => call.split('\x1f').slice(0, -1))
    const ofAws = calls.filter(([program]) => program === 'aws')
    expect(ofAws.length).toBeGreaterThan(15)
    expect(calls.filter(([program]) => program === 'bash').map(([, path]) => path)).toEqual([
      'client/machine.sh',
      'client/machine.sh',
      'client/machine.sh',
    ])
    const wrong: readonly string[] = JSON.parse(
      await awsTool([new URL('check_calls.py', import.meta.url).pathname], JSON.stringify(ofAws)),
    )
    expect(ofAws.filter((_, index) => wrong[index] !== '')).toEqual([])
  })

  it('has a diagram that Mermaid draws, with the names of the pipeline', async () => {
    const [diagram = ''] = blocks(guide, 'mermaid')
    const drawn: readonly string[] = JSON.parse(await awsTool(['-c', draw], diagram))
    expect(drawn).toEqual(expect.arrayContaining(['emulator', 'REST proxy on EC2', '{proxy+}', 'PutRecord']))
    for (const name of Object.keys(texts).filter((path) => path.startsWith('dags/')))
      expect(drawn).toContain(name.slice('dags/'.length, -'.py'.length))
    await expect(awsTool(['-c', draw], diagram.replace('("Kafka', '["Kafka'))).rejects.toThrow('Parse error')
  })
})

it('a call with an option that there is not would be told', async () => {
  const calls = [
    ['aws', 'kafka', 'list-clusters-v2', '--query', 'x'],
    ['aws', 'kafka', 'list-clusters-v3'],
    ['aws', 'kafka', 'get-bootstrap-brokers', '--cluster', 'x'],
  ]
  expect(
    JSON.parse(await awsTool([new URL('check_calls.py', import.meta.url).pathname], JSON.stringify(calls))),
  ).toEqual(['', 'kafka has no list-clusters-v3', '--cluster'])
})

it('no credential stands in a file, nor is one shown by a script', () => {
  for (const [, texts] of Object.entries(pipelineTexts))
    for (const [path, text] of Object.entries(texts)) {
      expect(text, path).not.toMatch(
        /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|BEGIN [A-Z ]*PRIVATE KEY|aws_secret_access_key/iu,
      )
      expect(text, path).not.toMatch(/(?:password|secret|token)\s*[=:]\s*["']?[^\s"'{$]/iu)
    }
})
