// The time, told anew each second, for as long as the component that provides it is there.
import { DestroyRef, inject, Injectable, signal } from '@angular/core';

@Injectable()
export class SecondHand {
  private readonly ticks = signal(0);

  constructor() {
    const timer = setInterval(() => this.ticks.update((count) => count + 1), 1000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** Milliseconds since 1970. Reactive, and exact whenever it is read. */
  now(): number {
    this.ticks();
    return Date.now();
  }
}
