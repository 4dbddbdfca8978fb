// Keeps the focus within Lock while it is open and gives it back afterwards; Lock itself does neither.
import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';

/** For as long as the app lives, once something has injected it. */
@Injectable({ providedIn: 'root' })
export class LockFocus {
  private readonly document = inject(DOCUMENT);
  private readonly observer = new MutationObserver(() => this.follow());
  private cameFrom: HTMLElement | null = null;
  private isOpen = false;
  private hasFocus = false;

  constructor() {
    this.watchRoot();
    inject(DestroyRef).onDestroy(() => this.observer.disconnect());
  }

  // Lock marks the root element while it is there (auth0-lock `src/ui/box.jsx`), so that the rest of
  // the document need not be watched before.
  private watchRoot(): void {
    this.observer.observe(this.document.documentElement, {
      attributes: true,
      attributeFilter: ['class'],
    });
  }

  private follow(): void {
    const container = this.document.querySelector<HTMLElement>('.auth0-lock-container');
    if (!container) return;
    const opened = container.querySelector('.auth0-lock-opened') !== null;
    if (opened && !this.isOpen) this.enter();
    if (!opened && this.isOpen) this.leave();
    if (opened && !this.hasFocus) this.focusWithin(container);
    this.observer.observe(container, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['class'],
    });
  }

  private enter(): void {
    this.isOpen = true;
    this.cameFrom = this.document.activeElement as HTMLElement | null;
    this.setInert(true);
  }

  private leave(): void {
    this.isOpen = this.hasFocus = false;
    this.setInert(false);
    this.cameFrom?.focus();
    this.cameFrom = null;
    // The container that was watched is Lock's to remove.
    this.observer.disconnect();
    this.watchRoot();
  }

  /** Behind Lock nothing can be clicked, and nothing should be read out or reached by Tab either. */
  private setInert(inert: boolean): void {
    this.document.querySelector('demo-app')?.toggleAttribute('inert', inert);
  }

  private focusWithin(container: HTMLElement): void {
    // On a small screen a field would call up a keyboard that hides half of Lock.
    const small = this.document.defaultView?.matchMedia('(max-width: 480px)').matches;
    const form =
      container.querySelector<HTMLElement>('input') ??
      container.querySelector<HTMLElement>('.auth0-lock-social-button');
    if (!form) return;
    const target = small ? container.querySelector<HTMLElement>('.auth0-lock-close-button') : form;
    target?.focus();
    this.hasFocus = container.contains(this.document.activeElement);
    // It is still on its way in, and what cannot be seen cannot have the focus.
    if (!this.hasFocus) requestAnimationFrame(() => this.follow());
  }
}
