/** The page: answers, each as a chart and a table, and what cleaning changed. */
export const pageTemplate = `<!doctype html>
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
<header>
<h1>{{title}}</h1>
<p>{{lead}}</p>
<nav aria-label="On this page">
<ol>
{{#each questions}}
<li><a href="#question-{{no}}"><span class="no">{{no}}</span>{{title}}</a></li>
{{/each}}
<li><a href="#cleaning"><span class="no"></span>What cleaning changed</a></li>
</ol>
</nav>
</header>
<main>
<section aria-labelledby="questions">
<h2 id="questions">Answers</h2>
{{#each questions}}
<article id="question-{{no}}" aria-labelledby="title-{{no}}">
<h3 id="title-{{no}}"><span class="no">{{no}}</span>{{title}}</h3>
<p class="asks">{{words asks}}</p>
<div class="pair">
<figure>
<figcaption>{{chartTitle}}</figcaption>
{{{chart}}}
</figure>
<div class="wide" role="region" aria-label="Rows of question {{no}}" tabindex="0">
<table>
<caption>{{caption}}</caption>
<thead><tr>{{#each columns}}<th scope="col"{{#if isNumber}} class="number"{{/if}}>{{name}}</th>{{/each}}</tr></thead>
<tbody>
{{#each rows}}
<tr>{{#each this}}{{> cell}}{{/each}}</tr>
{{/each}}
</tbody>
</table>
</div>
</div>
<details><summary>The same question in Spark SQL</summary><pre><code>{{sql}}</code></pre></details>
<details><summary>The same question in PySpark</summary><pre><code>{{python}}</code></pre></details>
</article>
{{/each}}
</section>
<section aria-labelledby="cleaning">
<h2 id="cleaning">What cleaning changed</h2>
<p class="note">A cell changed if its value is not the one that came. It became null if what came says nothing, or is no value of its
column.</p>
{{#each tables}}
<article aria-labelledby="cleaned-{{name}}">
<h3 id="cleaned-{{name}}">{{name}}</h3>
<p class="asks">{{records}} records came; {{kept}} rows are left once equal ones are kept once.</p>
<div class="wide" role="region" aria-label="Columns of {{name}}" tabindex="0">
<table>
<thead><tr><th scope="col">column</th><th scope="col">rule</th><th scope="col" class="number">changed</th><th scope="col" class="number">became null</th><th scope="col">before → after</th></tr></thead>
<tbody>
{{#each columns}}
<tr><th scope="row">{{column}}</th><td>{{#if rule}}{{words rule}}{{else}}<span class="null">as it comes</span>{{/if}}</td><td class="number">{{changed}}</td><td class="number">{{nulled}}</td><td class="before">{{#each examples}}<div>{{#each from}}{{#unless @first}}, {{/unless}}{{> value}}{{/each}}<span class="arrow">→</span>{{> value to}}</div>{{/each}}</td></tr>
{{/each}}
</tbody>
</table>
</div>
</article>
{{/each}}
</section>
</main>
</body>
</html>
`

/** A cell of a table. */
export const cellTemplate =
  '<td{{#if isNumber}} class="number"{{else if isNull}} class="null"{{/if}}>{{text}}</td>'

/** A value within a cell. */
export const valueTemplate = '{{#if isNull}}<span class="null">{{text}}</span>{{else}}{{text}}{{/if}}'
