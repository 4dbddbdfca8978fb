// The look of the status page. Light and dark, one column on a phone and two on a desk.
import { palette } from '../pages/palette.ts';

export const statusPageStyle = `${palette}
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.55 var(--sans); }
header, main { max-width: 76rem; margin: 0 auto; padding: 1rem clamp(.75rem, 3vw, 2rem); }
header { padding-top: 2rem; padding-bottom: .25rem; }
h1, h2, h3 { letter-spacing: -.02em; line-height: 1.2; }
h1 { margin: 0; font-size: clamp(1.6rem, 4vw, 2.2rem); overflow-wrap: anywhere; }
h2 { margin: 0 0 .75rem; font-size: 1.2rem; }
header p { margin: .35rem 0 1rem; color: var(--quiet); }
code, pre { font: .86em/1.5 var(--mono); }
code { background: var(--sunken); border-radius: 5px; padding: .1em .35em; overflow-wrap: anywhere; }
a { color: var(--accent); }
.address { display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; margin: 0 0 1rem; }
.address div { display: flex; flex-wrap: wrap; gap: 0 .5rem; align-items: baseline; }
.address dt { color: var(--quiet); font-size: .87rem; } .address dd { margin: 0; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; min-height: 2.75rem; }
.actions [role=status] { color: var(--quiet); }
button { font: inherit; font-weight: 600; padding: .45rem .9rem; border-radius: 9px; cursor: pointer; min-height: 2.5rem;
  border: 1px solid var(--control); background: var(--card); color: var(--text); }
button.risky { border-color: var(--bad); background: var(--bad-soft); color: var(--bad); }
dialog { max-width: 28rem; width: calc(100% - 2rem); padding: 1.5rem; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 16px; }
dialog::backdrop { background: rgb(0 0 0 / 45%); }
dialog form { display: flex; gap: .5rem; justify-content: flex-end; }
main { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
.column { display: grid; gap: 1rem; align-content: start; min-width: 0; }
@media (min-width: 58rem) { main { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } }
section { background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 1.1rem; min-width: 0; }
.empty { margin: 0; color: var(--quiet); }
article { border-top: 1px solid var(--line); padding: .85rem 0 .5rem; }
article:first-of-type { border-top: 0; padding-top: 0; }
h3 { display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline; margin: 0 0 .35rem; font-size: 1rem; }
h3 time { margin-left: auto; }
.whom { color: var(--quiet); font-weight: 400; letter-spacing: 0; font-size: .9rem; overflow-wrap: anywhere; min-width: 0; }
time { color: var(--quiet); font-weight: 400; letter-spacing: 0; font-variant-numeric: tabular-nums; font-size: .87rem; }
summary { display: grid; grid-template-columns: .8rem minmax(0, 1fr) auto; gap: 0 .5rem; align-items: baseline;
  padding: .35rem .15rem; cursor: pointer; list-style: none; border-radius: 6px; }
summary:hover { background: var(--sunken); }
summary::-webkit-details-marker { display: none; }
summary::before { content: '▸'; color: var(--quiet); }
details[open] > summary::before { content: '▾'; }
.path { overflow-wrap: anywhere; font-family: var(--mono); font-size: .87rem; }
.method { color: var(--quiet); }
.hint, .noise > summary { color: var(--quiet); font-size: .87rem; } .hint { font-family: var(--sans); }
.noise > .step { margin-left: 1.2rem; }
.decision { grid-column: 2 / -1; font-size: .9rem; color: var(--quiet); overflow-wrap: anywhere; } .decision:empty { display: none; }
.status { font-weight: 700; font-variant-numeric: tabular-nums; font-size: .87rem; }
.good { color: var(--accent); } .bad { color: var(--bad); }
.badge { display: inline-block; padding: 0 .5rem; border-radius: 1rem; font-size: .8rem; font-weight: 600; background: var(--soft); color: var(--accent); }
.badge.bad { background: var(--bad-soft); color: var(--bad); } .badge.warm { background: var(--warm-soft); color: var(--warm); }
dl { margin: 0; } dt { color: var(--quiet); font-size: .85rem; } dd { margin: 0 0 .5rem; } dd p { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
.step dl { padding: .25rem 0 .5rem 1.4rem; }
pre { margin: 0; padding: .6rem .75rem; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--sunken); border-radius: 9px; max-height: 22rem; overflow: auto; }
ul { margin: 0; padding: 0; list-style: none; }
.messages li { display: flex; gap: .75rem; align-items: center; justify-content: space-between; padding: .4rem 0; border-top: 1px solid var(--line); }
.messages li:first-child { border-top: 0; }
.what { min-width: 0; overflow-wrap: anywhere; }
.code { white-space: nowrap; font-size: 1.15rem; letter-spacing: .12em; }
.cards li { padding: .75rem 0; border-top: 1px solid var(--line); }
.cards li:first-child { border-top: 0; padding-top: 0; }
.cards dl { margin-top: .35rem; }
.person { display: grid; grid-template-columns: 40px minmax(0, 1fr); gap: .8rem; }
.person img { border-radius: 50%; } .person p { margin: .1rem 0; display: flex; flex-wrap: wrap; gap: .3rem; }
.claims div { display: flex; flex-wrap: wrap; gap: 0 .5rem; align-items: baseline; }
.claims dt, .claims dd { overflow-wrap: anywhere; min-width: 0; } .claims dd { margin: 0; }
.faults { border-top: 1px solid var(--line); padding: .15rem 0; } .faults:first-of-type { border-top: 0; }
.faults > summary { font-weight: 600; min-height: 2.5rem; align-items: center; } .faults [role=group] { padding: 0 0 .5rem 1.3rem; }
.fault { display: flex; gap: .7rem; padding: .4rem 0; cursor: pointer; }
.fault small { display: block; color: var(--quiet); font-size: .85rem; overflow-wrap: anywhere; }
.fault strong { font-weight: 600; }
[role=switch] { appearance: none; flex: none; width: 2.3rem; height: 1.3rem; margin: .15rem 0 0; border-radius: 1rem;
  background: var(--sunken); border: 1px solid var(--control); cursor: pointer; position: relative; }
[role=switch]::after { content: ''; position: absolute; top: 2px; left: 2px; width: calc(1.3rem - 6px);
  height: calc(1.3rem - 6px); border-radius: 50%; background: var(--quiet); transition: left .15s; }
[role=switch]:checked { background: var(--bad); border-color: var(--bad); }
[role=switch]:checked::after { left: calc(1rem + 2px); background: var(--card); }
@media (max-width: 57.99rem) {
  main { display: flex; flex-direction: column; } .column { display: contents; }
  #messages, #users { order: -1; } }
@media (max-width: 34rem) { .whom { order: 1; flex-basis: 100%; } }
@media (prefers-reduced-motion: reduce) { [role=switch]::after { transition: none; } }
`;
