/** The page's style: dark on light, one column on a telephone, and without what moves or hides on paper. */
export const style = `
:root { color-scheme: light; --ink: #1f2430; --soft: #4a5162; --line: #d9dde5; --accent: #2f6690; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1.25rem 4rem; background: #fff; color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1rem 0 .5rem; }
h2 { font-size: 1.45rem; margin: 3rem 0 .5rem; padding-bottom: .3rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1.15rem; margin: 2.25rem 0 .35rem; }
h3 .no { color: var(--soft); font-weight: 500; margin-right: .4rem; }
p { margin: .35rem 0 .75rem; max-width: 68ch; }
.asks, figcaption, caption, .note { color: var(--soft); }
a { color: #1f4f78; }
nav ol { columns: 2 22rem; list-style: none; margin: .75rem 0; padding: 0; }
nav li { break-inside: avoid; padding: .1rem 0; }
nav .no { display: inline-block; min-width: 2.2rem; color: var(--soft); }
.pair { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.25rem 2rem; align-items: start; }
figure { margin: 0; min-width: 0; }
figure svg { display: block; width: 100%; height: auto; }
figcaption, caption { font-size: .92rem; text-align: left; padding-bottom: .4rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .28rem .75rem .28rem 0; border-bottom: 1px solid var(--line); }
thead th { border-bottom: 1px solid var(--ink); font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 600; white-space: nowrap; }
.number { text-align: right; white-space: nowrap; }
.number + td, .number + th { padding-left: .5rem; }
code { font-size: .92em; background: #f1f3f6; border-radius: .2rem; padding: .05rem .25rem; white-space: pre-wrap; }
pre code { background: none; padding: 0; white-space: pre; font-size: inherit; }
.null { color: var(--soft); font-style: italic; }
.arrow { color: var(--soft); padding: 0 .35rem; }
.before { overflow-wrap: anywhere; }
details { margin: .75rem 0; }
summary { cursor: pointer; color: #1f4f78; }
pre { overflow-x: auto; padding: .75rem 1rem; background: #f5f6f8; border-radius: .3rem; font-size: .84rem; line-height: 1.45; }
@media (max-width: 52rem) { .pair { grid-template-columns: minmax(0, 1fr); } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, details { display: none; }
  article { break-inside: avoid; }
  .wide { overflow: visible; }
}
`
