// A zone for the specs that knows whether code runs inside it.
//
// A spec under zone.js itself is not possible here: the test build has no zone.js, as one build has
// it for all specs or for none. examples/ng-module runs the library under zone.js.
import { ɵNoopNgZone as NoopNgZone } from '@angular/core';

export class TrackedZone extends NoopNgZone {
  inside = true;

  override run<T>(work: (...args: any[]) => T): T {
    return this.within(true, work);
  }

  override runOutsideAngular<T>(work: (...args: any[]) => T): T {
    return this.within(false, work);
  }

  private within<T>(inside: boolean, work: () => T): T {
    const before = this.inside;
    this.inside = inside;
    try {
      return work();
    } finally {
      this.inside = before;
    }
  }
}
