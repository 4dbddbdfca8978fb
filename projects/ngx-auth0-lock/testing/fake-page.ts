// The page of a test: it can be left without being left.
import { DOCUMENT, inject, Injectable } from '@angular/core';

/** Stands in for `window` where the library would leave or reload the page. */
@Injectable()
export class FakePage {
  readonly document = inject(DOCUMENT);
  readonly departures: string[] = [];
  readonly history = { state: null, replaceState: () => {} };
  readonly navigator = { onLine: false };
  readonly location = {
    hash: '',
    search: '',
    pathname: '/',
    origin: this.document.location.origin,
    assign: (address: string | URL) => void this.departures.push(String(address)),
    reload: () => void this.departures.push(this.document.location.href),
  };

  addEventListener(): void {}
  removeEventListener(): void {}
  requestIdleCallback(): number {
    return 0;
  }
}
