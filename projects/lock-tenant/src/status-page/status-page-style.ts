// The look of the status page. Light and dark, one column on a phone and two on a desk.

export const statusPageStyle = `
:root { color-scheme: light dark;
  --back: light-dark(#f2f4f8, #11151c); --card: light-dark(#fff, #1b212b);
  --text: light-dark(#1c2330, #e6eaf2); --quiet: light-dark(#566076, #9aa6bd);
  --line: light-dark(#dde2eb, #303846); --accent: light-dark(#1f5fd0, #7fb0ff);
  --good: light-dark(#17693a, #7ed9a0); --bad: light-dark(#b3261e, #ff9a92);
  --code: light-dark(#eef1f6, #252d3a); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
header, main { max-width: 76rem; margin: 0 auto; padding: 1rem; }
header { padding-top: 1.75rem; padding-bottom: 0; }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 0 0 .75rem; font-size: 1.05rem; }
header p { margin: .25rem 0 .75rem; color: var(--quiet); }
code, pre { font: .86em/1.5 ui-monospace, Menlo, Consolas, monospace; }
code { background: var(--code); border-radius: 5px; padding: .1em .35em; overflow-wrap: anywhere; }
.address { display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; margin: 0 0 .9rem; }
.address div { display: flex; gap: .5rem; align-items: baseline; } .address dd { margin: 0; }
.actions { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; }
#said { color: var(--good); }
button { font: inherit; padding: .35rem .8rem; cursor: pointer; color: var(--accent);
  background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
button:hover { border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
main { display: grid; gap: 1rem; }
.column { display: grid; gap: 1rem; align-content: start; min-width: 0; }
@media (min-width: 58rem) { main { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1rem; min-width: 0; }
.empty { margin: 0; color: var(--quiet); }
details { border-top: 1px solid var(--line); }
details:first-of-type { border-top: 0; }
summary { display: flex; flex-wrap: wrap; gap: 0 .6rem; align-items: baseline; padding: .4rem .15rem; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::before { content: '▸'; color: var(--quiet); width: .8rem; }
details[open] > summary::before { content: '▾'; }
summary time, summary .time { color: var(--quiet); font-variant-numeric: tabular-nums; font-size: .87rem; }
summary .time { min-width: 4.2rem; text-align: right; }
.method { font-size: .75rem; font-weight: 700; letter-spacing: .03em; color: var(--quiet); min-width: 2.6rem; }
.path { flex: 1 1 10rem; overflow-wrap: anywhere; }
.status { font-weight: 700; font-variant-numeric: tabular-nums; }
.good { color: var(--good); } .bad, .problem { color: var(--bad); } .open { color: var(--quiet); }
.problem { font-size: .87rem; }
.hint { color: var(--quiet); font-size: .87rem; white-space: nowrap; }
dl { margin: 0; } dt { color: var(--quiet); font-size: .85rem; } dd { margin: 0 0 .5rem; }
details dl { padding: 0 0 .5rem 1.4rem; }
pre { margin: 0; padding: .6rem .75rem; white-space: pre-wrap; overflow-wrap: anywhere;
  background: var(--code); border-radius: 8px; max-height: 22rem; overflow: auto; }
ul { margin: 0; padding: 0; list-style: none; }
.messages li { display: flex; gap: .75rem; align-items: center; justify-content: space-between; padding: .4rem 0; border-top: 1px solid var(--line); }
.messages li:first-child { border-top: 0; }
.messages time { color: var(--quiet); font-size: .87rem; }
.what { min-width: 0; overflow-wrap: anywhere; }
.code { white-space: nowrap; font-size: 1.15rem; letter-spacing: .12em; }
a { color: var(--accent); }
.cards li { padding: .6rem 0; border-top: 1px solid var(--line); }
.cards li:first-child { border-top: 0; padding-top: 0; }
.cards dl { margin-top: .35rem; }
fieldset { border: 0; margin: 0 0 .75rem; padding: 0; min-width: 0; }
legend { padding: 0; margin-bottom: .25rem; color: var(--quiet); font-size: .87rem; }
.fault { display: flex; gap: .7rem; padding: .3rem 0; cursor: pointer; }
.fault small { display: block; color: var(--quiet); font-size: .85rem; }
.fault strong { font-weight: 600; }
[role=switch] { appearance: none; flex: none; width: 2.3rem; height: 1.3rem; margin: .15rem 0 0; border-radius: 1rem;
  background: var(--code); border: 1px solid var(--quiet); cursor: pointer; position: relative; }
[role=switch]::after { content: ''; position: absolute; top: 2px; left: 2px; width: calc(1.3rem - 6px);
  height: calc(1.3rem - 6px); border-radius: 50%; background: var(--quiet); transition: left .15s; }
[role=switch]:checked { background: var(--bad); border-color: var(--bad); }
[role=switch]:checked::after { left: calc(1rem + 2px); background: var(--card); }
@media (max-width: 57.99rem) {
  main { display: flex; flex-direction: column; } .column { display: contents; }
  #messages { order: -1; } }
@media (max-width: 34rem) {
  summary { display: grid; grid-template-columns: .8rem auto 1fr auto; }
  summary .time, summary .method { display: none; }
  summary .path { grid-column: 3; } summary .problem { grid-area: 2 / 3; } summary .status { grid-area: 1 / 4; } }
@media (prefers-reduced-motion: reduce) { [role=switch]::after { transition: none; } }
`;
