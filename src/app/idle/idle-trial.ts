// Tells of the idle timeout, and lets somebody see it without waiting for a quarter of an hour.
import { Component, inject, signal } from '@angular/core';
import { PAGE_RELOAD } from '../page-reload';
import { isTrial, keepTrial } from './idle-time';

@Component({
  selector: 'demo-idle-trial',
  templateUrl: './idle-trial.html',
})
export class IdleTrial {
  protected readonly running = isTrial();
  protected readonly refused = signal(false);
  private readonly reload = inject(PAGE_RELOAD);

  protected switch(): void {
    if (keepTrial(!this.running)) this.reload();
    else this.refused.set(true);
  }
}
