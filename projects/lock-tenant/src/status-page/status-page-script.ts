// What moves on the status page: the switches, the two buttons, and new requests as they come.
import { controlHeader } from '../control/control-routes.ts';

export const statusPageScript = `
const said = document.getElementById('said');
const control = async (method, path, body) => {
  const response = await fetch('/_control/' + path, {
    method,
    headers: { '${controlHeader}': '1', 'content-type': 'application/json' },
    body: method === 'GET' ? undefined : JSON.stringify(body ?? {}),
  });
  if (!response.ok) throw new Error('The tenant answered ' + response.status);
  return response.json();
};
const shown = new Map();
const say = (text) => { said.textContent = text; };
const attempt = async (work, done) => {
  try { await work(); say(done); } catch (error) { say(String(error.message)); }
  await refresh();
};
document.addEventListener('change', (event) => {
  if (event.target.name !== 'fault') return;
  const active = [...document.querySelectorAll('[name=fault]:checked')].map((box) => box.value);
  attempt(() => control('PUT', 'faults', { active }), active.length ? 'Faults: ' + active.join(', ') : 'No faults');
});
document.addEventListener('click', (event) => {
  const { action, ask } = event.target.dataset ?? {};
  if (ask) document.getElementById(ask).showModal();
  if (action === 'rotate-keys') attempt(() => control('POST', action), 'A new key signs from now on.');
  if (action === 'reset') attempt(() => control('POST', action), 'As after a start.');
});
async function refresh() {
  const fresh = await control('GET', 'page');
  for (const [id, html] of Object.entries(fresh.sections)) {
    const section = document.getElementById(id);
    if (!section || shown.get(id) === html) continue;
    shown.set(id, html);
    const open = [...section.querySelectorAll('details[open]')].map((details) => details.id);
    // A click between two looks must not lose the focus.
    const focused = section.contains(document.activeElement)
      ? document.activeElement.closest('details')?.id : undefined;
    const template = document.createElement('template');
    template.innerHTML = html;
    section.replaceChildren(...template.content.firstElementChild.childNodes);
    for (const name of open) document.getElementById(name)?.setAttribute('open', '');
    if (focused) document.getElementById(focused)?.querySelector('summary')?.focus();
  }
  for (const box of document.querySelectorAll('[name=fault]')) {
    const on = fresh.faults.includes(box.value);
    // What somebody else has switched on is shown.
    if (on && !box.checked) box.closest('details').open = true;
    box.checked = on;
  }
}
setInterval(() => { if (!document.hidden) refresh().catch(() => say('The tenant has stopped.')); }, 1500);
`;
