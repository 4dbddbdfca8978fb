// One switch for each fault, grouped by where it acts.
import type { FaultSwitches } from '../faults/fault-switches.ts';
import { faultNames, faultTable, type FaultKind } from '../faults/fault-table.ts';
import { escapeHtml } from '../http/html.ts';

const groups: [kind: FaultKind, title: string][] = [
  ['wire', 'On the wire'],
  ['id-token', 'In ID tokens'],
  ['authorize', 'In answers of /authorize'],
];

export function faultsSection(faults: FaultSwitches): string {
  const fieldsets = groups.map(
    ([kind, title]) => `<fieldset><legend>${title}</legend>
${faultNames
  .filter((name) => faultTable[name].kind === kind)
  .map(
    (
      name,
    ) => `<label class="fault"><input type="checkbox" role="switch" name="fault" value="${name}"
${faults.has(name) ? 'checked' : ''}><span><strong>${name}</strong>
<small>${escapeHtml(faultTable[name].what).replace(/`([^`]+)`/g, '<code>$1</code>')}</small></span></label>`,
  )
  .join('\n')}</fieldset>`,
  );
  return `<section id="faults" aria-labelledby="faults-title">
<h2 id="faults-title">Faults</h2>
${fieldsets.join('\n')}
</section>`;
}
