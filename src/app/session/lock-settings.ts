// Chooses how Lock signs in and in which language, from the next start of the app on.
import { Component, computed, inject, signal } from '@angular/core';
import { chosenLanguage, keepLanguage, languages, type AppLanguage } from '../app-language';
import { keepLockMode, lockMode, type LockMode } from '../lock-mode';
import { PAGE_RELOAD } from '../page-reload';

@Component({
  selector: 'demo-lock-settings',
  templateUrl: './lock-settings.html',
  styleUrl: './lock-settings.css',
})
export class LockSettings {
  /** What this page was started with. */
  private readonly running = { mode: lockMode(), language: chosenLanguage() };
  protected readonly mode = signal(this.running.mode);
  protected readonly language = signal(this.running.language);
  protected readonly refused = signal(false);
  protected readonly changed = computed(
    () => this.mode() !== this.running.mode || this.language() !== this.running.language,
  );
  protected readonly reload = inject(PAGE_RELOAD);
  protected readonly languages = languages;
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

  protected chooseMode(mode: LockMode): void {
    this.mode.set(mode);
    this.refused.set(!keepLockMode(mode));
  }

  protected chooseLanguage(language: AppLanguage): void {
    this.language.set(language);
    this.refused.set(!keepLanguage(language));
  }
}
