// Chooses how Lock logs people in, how the tokens come, and in which language. Each choice counts at once: the page is loaded anew.
import { afterNextRender, Component, ElementRef, inject, signal } from '@angular/core';
import { chosenLanguage, keepLanguage, languages, type AppLanguage } from '../app-language';
import { keptChoice } from '../kept-choice';
import { keepLockMode, lockMode, type LockMode } from '../lock-mode';
import { PAGE_RELOAD } from '../page-reload';
import { keepTokenFlow, tokenFlow, type TokenFlow } from '../token-flow';

type Setting = 'lock-mode' | 'token-flow' | 'language';

// What was chosen right before the page was loaded anew, to go on from there.
const justChosen = keptChoice('demo.just-chosen', () => sessionStorage);

@Component({
  selector: 'demo-lock-settings',
  templateUrl: './lock-settings.html',
  styleUrl: './lock-settings.css',
})
export class LockSettings {
  // What this page was started with.
  protected readonly mode = signal(lockMode());
  protected readonly flow = signal(tokenFlow());
  protected readonly language = signal(chosenLanguage());
  protected readonly said = signal('');
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
      what: 'The page stays as it is, and so does what was typed there.',
    },
    {
      mode: 'code',
      label: 'A code by e-mail',
      what: 'No password. Of the local tenant, the code stands on its own page.',
    },
    {
      mode: 'link',
      label: 'A link by e-mail',
      what: 'The same, and the link opens the app signed in, in whichever tab.',
    },
  ];
  protected readonly flows: readonly { flow: TokenFlow; label: string; what: string }[] = [
    {
      flow: 'code',
      label: 'Authorization code',
      what: 'The page redeems it, with PKCE. No token in an address.',
    },
    {
      flow: 'implicit',
      label: 'Implicit',
      what: 'In the fragment of the address. Needs the tenant’s cookie to renew.',
    },
  ];
  private readonly reload = inject(PAGE_RELOAD);

  constructor() {
    const setting = justChosen.read();
    if (!setting) return;
    justChosen.keep(null);
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    afterNextRender(() => {
      // Whoever chose by the keyboard goes on where they were.
      nativeElement.querySelector<HTMLElement>(`[name=${setting}]:checked`)?.focus();
      this.said.set('The page was loaded anew, with your choice.');
    });
  }

  protected chooseMode(mode: LockMode): void {
    this.settle('lock-mode', keepLockMode(mode));
  }

  protected chooseFlow(flow: TokenFlow): void {
    this.settle('token-flow', keepTokenFlow(flow));
  }

  protected chooseLanguage(language: AppLanguage): void {
    this.settle('language', keepLanguage(language));
  }

  private settle(setting: Setting, kept: boolean): void {
    if (kept && justChosen.keep(setting)) this.reload();
    else this.said.set('This browser keeps nothing, not even this choice.');
  }
}
