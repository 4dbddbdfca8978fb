// The look of the tenant's small pages: sign-in, consent, password. Light and dark.
import { palette } from './palette.ts';

export const pageStyle = `${palette}
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
  background: var(--back); color: var(--text); font: 16px/1.5 var(--sans); }
.card { min-width: 0; width: 100%; max-width: 24rem; padding: 1.75rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 16px; }
h1 { overflow-wrap: anywhere; margin: 0 0 .25rem; font-size: 1.35rem; line-height: 1.2; letter-spacing: -.02em; }
p { margin: 0 0 1rem; color: var(--quiet); overflow-wrap: anywhere; }
a { color: var(--accent); }
.problem { color: var(--bad); }
form { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem; margin: 0 0 .75rem; }
label { display: grid; gap: .25rem; font-size: .9rem; }
input { font: inherit; padding: .55rem .7rem; color: inherit; background: var(--back);
  border: 1px solid var(--control); border-radius: 9px; }
button { font: inherit; font-weight: 600; overflow-wrap: anywhere; padding: .6rem .9rem; cursor: pointer; border-radius: 9px;
  border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); }
button.plain { background: none; color: var(--accent); }
.note { margin: 1.25rem 0 0; font-size: .85rem; }
`;
