/** How the page looks, in light and in dark. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1c2024; --soft: #6a737d; --line: #e1e4e8; --back: #fff; --side: #f6f8fa;
  --now: #116329; --now-back: #dafbe1; --gone: #a40e26; --gone-back: #ffebe9; --mark: #0969da; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #8b949e; --line: #30363d; --back: #0d1117;
  --side: #161b22; --now: #7ee787; --now-back: #12261e; --gone: #ffa198; --gone-back: #2d1417; --mark: #58a6ff; } }
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; font: 13px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--back); }
header { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; padding: 10px 16px; border-bottom: 1px solid var(--line); }
header h1 { font-size: 16px; margin: 0; }
header .fact b { font-variant-numeric: tabular-nums; }
header .soft, .soft { color: var(--soft); }
#trouble { white-space: pre-wrap; padding: 10px 16px; color: var(--gone); background: var(--gone-back); border-bottom: 1px solid var(--line); font-family: ui-monospace, monospace; }
main { flex: 1; display: flex; min-height: 0; }
nav { width: 340px; overflow: auto; background: var(--side); border-right: 1px solid var(--line); padding: 8px; flex: none; }
nav .filters { display: flex; gap: 6px; margin: 0 0 8px; flex-wrap: wrap; }
button { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--line); border-radius: 6px; padding: 3px 9px; cursor: pointer; }
button[aria-pressed=true] { border-color: var(--mark); color: var(--mark); }
button:focus-visible, section:focus-visible { outline: 2px solid var(--mark); outline-offset: -2px; }
.column { border: 1px solid transparent; border-radius: 6px; padding: 6px 8px; margin-bottom: 2px; }
.column.open { background: var(--back); border-color: var(--line); }
.column > button { all: unset; cursor: pointer; display: flex; width: 100%; gap: 8px; align-items: baseline; }
.column > button:focus-visible { outline: 2px solid var(--mark); }
.column .name { font-weight: 600; overflow-wrap: anywhere; }
.column .counts { margin-left: auto; white-space: nowrap; font-variant-numeric: tabular-nums; }
.now { color: var(--now); } .gone { color: var(--gone); }
.column p { margin: 4px 0; }
.column pre { margin: 4px 0 8px; padding: 6px 8px; overflow: auto; background: var(--side); border-radius: 4px; font: 12px/1.4 ui-monospace, monospace; max-height: 260px; }
.column h3 { font-size: 11px; font-weight: 600; color: var(--soft); margin: 8px 0 0; }
section { flex: 1; overflow: auto; position: relative; outline: none; min-width: 0; }
.table { position: relative; }
.row { position: absolute; left: 0; display: flex; height: 28px; line-height: 27px; border-bottom: 1px solid var(--line); width: max-content; min-width: 100%; background: var(--back); }
.names { position: sticky; top: 0; z-index: 2; display: flex; height: 44px; width: max-content; min-width: 100%; background: var(--side); border-bottom: 1px solid var(--line); }
.names div { line-height: 17px; padding-top: 5px; }
.names .open { box-shadow: inset 0 -2px var(--mark); }
.names b { display: block; overflow: hidden; text-overflow: ellipsis; }
.number, .cell { padding: 0 8px; overflow: hidden; text-overflow: ellipsis; white-space: pre; border-right: 1px solid var(--line); flex: none; }
.number { width: 84px; text-align: right; color: var(--soft); font-variant-numeric: tabular-nums; position: sticky; left: 0; background: var(--side); z-index: 1; }
.cell { width: 230px; }
.cell.changed { background: var(--now-back); } .cell.nulled { background: var(--gone-back); }
.was { color: var(--soft); text-decoration: line-through; margin-right: 6px; }
.changed .is { color: var(--now); font-weight: 600; }
.null { color: var(--soft); font-style: italic; }
.nulled .null { color: var(--gone); }
.empty { padding: 24px; color: var(--soft); }
@media (max-width: 700px) { main { flex-direction: column; } nav { width: auto; max-height: 42%; border-right: 0; border-bottom: 1px solid var(--line); } .cell { width: 180px; } }
`
