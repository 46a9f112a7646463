import { pageStyle } from './style.js'

/** The page, with what its head and the end of its body hold. */
export const pageHtml = (title: string, head: string, scripts: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${pageStyle}</style>
${head}
</head>
<body>
<header id="head"></header>
<div id="trouble" role="alert" hidden></div>
<main>
<nav id="columns" aria-label="Columns"></nav>
<section id="grid" aria-label="Rows" tabindex="0"></section>
</main>
${scripts}
</body>
</html>
`
