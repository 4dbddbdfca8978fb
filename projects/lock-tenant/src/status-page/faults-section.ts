// One switch for each fault, grouped by where it acts.
import type { FaultSwitches } from '../faults/fault-switches.ts';
import { faultNames, faultTable, type FaultKind } from '../faults/fault-table.ts';
import { html, type Html } from '../http/html.ts';

const groups: [kind: FaultKind, title: string][] = [
  ['wire', 'On the wire'],
  ['id-token', 'In ID tokens'],
  ['authorize', 'In answers of /authorize'],
  ['token', 'At the token endpoint'],
];

export function faultsSection(faults: FaultSwitches): Html {
  const fieldsets = groups.map(
    ([kind, title]) =>
      html`<details
        class="faults"
        id="faults-${kind}"
        ${namesOf(kind).some((name) => faults.has(name)) ? 'open' : ''}
      >
        <summary><span>${title}</span><span class="hint">${namesOf(kind).length}</span></summary>
        <div role="group" aria-label="${title}">
          ${namesOf(kind).map(
            (name) =>
              html`<label class="fault"
                ><input
                  type="checkbox"
                  role="switch"
                  name="fault"
                  value="${name}"
                  ${faults.has(name) ? 'checked' : ''}
                /><span
                  ><strong>${name}</strong> <small>${withCode(faultTable[name].what)}</small></span
                ></label
              >`,
          )}
        </div>
      </details>`,
  );
  return html`<section id="faults" aria-labelledby="faults-title">
    <h2 id="faults-title">Faults</h2>
    ${fieldsets}
  </section>`;
}

const namesOf = (kind: FaultKind) => faultNames.filter((name) => faultTable[name].kind === kind);

/** What stands between backticks, as code. */
function withCode(text: string): unknown[] {
  return text.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : part));
}
