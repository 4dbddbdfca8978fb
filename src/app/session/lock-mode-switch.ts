// Chooses how Lock signs in, from the next start of the app on.
import { Component, inject, signal } from '@angular/core';
import { PAGE_RELOAD } from '../page-reload';
import { keepLockMode, lockMode, type LockMode } from '../lock-mode';

@Component({
  selector: 'demo-lock-mode-switch',
  templateUrl: './lock-mode-switch.html',
  styleUrl: './lock-mode-switch.css',
})
export class LockModeSwitch {
  /** What this page was started with. */
  protected readonly running = lockMode();
  protected readonly chosen = signal(this.running);
  protected readonly refused = signal(false);
  protected readonly reload = inject(PAGE_RELOAD);
  protected readonly modes: readonly { mode: LockMode; label: string; what: string }[] = [
    {
      mode: 'redirect',
      label: 'Redirect',
      what: 'The page leaves for the tenant and comes back signed in. Works everywhere.',
    },
    {
      mode: 'page',
      label: 'In the page',
      what: 'Lock signs in without leaving the page, and keeps what was typed there.',
    },
  ];

  protected choose(mode: LockMode): void {
    this.chosen.set(mode);
    this.refused.set(!keepLockMode(mode));
  }
}
