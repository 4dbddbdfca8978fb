// The look of the tenant's small pages: sign-in, consent, password. Light and dark.

export const pageStyle = `
:root { color-scheme: light dark;
  --back: light-dark(#f2f4f8, #11151c); --card: light-dark(#fff, #1b212b);
  --text: light-dark(#1c2330, #e6eaf2); --quiet: light-dark(#566076, #9aa6bd);
  --line: light-dark(#d5dae4, #333c4b); --accent: light-dark(#1f5fd0, #7fb0ff);
  --on-accent: light-dark(#fff, #0c1420); --problem: light-dark(#b3261e, #ff9a92); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
  background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
.card { min-width: 0; width: 100%; max-width: 24rem; padding: 1.75rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 12px; }
h1 { overflow-wrap: anywhere; margin: 0 0 .25rem; font-size: 1.3rem; line-height: 1.3; }
p { margin: 0 0 1rem; color: var(--quiet); overflow-wrap: anywhere; }
.problem { color: var(--problem); }
form { display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem; margin: 0 0 .75rem; }
label { display: grid; gap: .25rem; font-size: .9rem; }
input { font: inherit; padding: .55rem .7rem; color: inherit; background: var(--back);
  border: 1px solid var(--line); border-radius: 8px; }
button { font: inherit; font-weight: 600; overflow-wrap: anywhere; padding: .6rem .9rem; cursor: pointer; border-radius: 8px;
  border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); }
button.plain { background: none; color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.note { margin: 1.25rem 0 0; font-size: .85rem; }
`;
