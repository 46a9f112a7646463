import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import Handlebars from 'handlebars'
import { style } from '../page/style.js'
import { faultsOf, standIns } from './report.js'
import type { PipelineReport } from './run.js'

const template = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>{{title}}</title>
<style>{{{style}}}</style>
</head>
<body>
<header><h1>{{title}}</h1><p>{{lead}}</p></header>
<main>
{{#if faults}}<section aria-labelledby="faults"><h2 id="faults">What did not come through</h2><ul>{{#each faults}}<li>{{this}}</li>{{/each}}</ul></section>{{/if}}
{{#each tables}}
<section aria-labelledby="{{id}}">
<h2 id="{{id}}">{{heading}}</h2>
<div class="wide" role="region" aria-label="{{heading}}" tabindex="0">
<table>
<thead><tr>{{#each columns}}<th scope="col"{{#if @index}} class="number"{{/if}}>{{this}}</th>{{/each}}</tr></thead>
<tbody>{{#each rows}}<tr>{{#each this}}{{#if @index}}<td class="number">{{this}}</td>{{else}}<th scope="row">{{this}}</th>{{/if}}{{/each}}</tr>
{{/each}}</tbody>
</table>
</div>
</section>
{{/each}}
<section aria-labelledby="stand-ins"><h2 id="stand-ins">What stands in for what</h2><ul>{{#each standIns}}<li>{{this}}</li>{{/each}}</ul></section>
</main>
</body>
</html>
`

const render = Handlebars.create().compile(template, { strict: true })

const number = (value: number): string => value.toLocaleString('en')

/** Writes a page of what happened in a run: one file of HTML that asks no network for anything. */
export const writeReportPage = async (path: string, report: PipelineReport): Promise<void> => {
  const { pipeline, posted, landed, compared, steps } = report
  const faults = faultsOf(report)
  const cells = number(compared.reduce((sum, { cells }) => sum + cells, 0))
  const html = render({
    style,
    title: `The pipeline of ${pipeline.user}, on one machine`,
    lead:
      faults.length === 0
        ? `Every record that was posted came through REST, Kafka, Connect and S3 to Spark, none twice, and ${cells} cells of Spark's are equal to TypeScript's.`
        : 'Not all came through as it should have.',
    faults,
    standIns,
    tables: [
      {
        id: 'steps',
        heading: 'What took how long',
        columns: ['step', 'seconds'],
        rows: steps.map(({ what, seconds }) => [what, seconds.toFixed(1)]),
      },
      {
        id: 'records',
        heading: 'Records on their way',
        columns: ['topic', 'posted', 'in Kafka', 'objects in the bucket'],
        rows: landed.map(({ topic, records, objects }) => [
          `${pipeline.user}.${topic}`,
          ...[posted.acknowledged[topic] ?? 0, records, objects].map(number),
        ]),
      },
      {
        id: 'compared',
        heading: 'What Spark made, beside what TypeScript makes',
        columns: ['table or answer', 'rows', 'cells', 'unlike TypeScript'],
        rows: compared.map(({ kind, name, rows, cells, differences }) => [
          `${kind} ${name}`,
          ...[rows, cells, differences.length].map(number),
        ]),
      },
    ],
  })
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, html)
}
