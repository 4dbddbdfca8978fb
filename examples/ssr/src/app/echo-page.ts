// A page with two requests: one that carries the token in the browser, and one for everybody.
import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';

interface Answer {
  readonly topic: string;
  readonly caller: string;
}

@Component({
  selector: 'ssr-echo-page',
  template: `
    <h1>Echo</h1>
    @if (own.hasValue()) {
      <p class="own">“{{ own.value().topic }}”, asked by {{ own.value().caller }}</p>
    }
    @if (shared.hasValue()) {
      <p class="shared">“{{ shared.value().topic }}”, asked by {{ shared.value().caller }}</p>
    }
  `,
})
export class EchoPage {
  private readonly topic = inject(ActivatedRoute).snapshot.queryParamMap.get('topic') ?? 'hello';

  // A rule names it: on the server nobody asks, and that answer is not handed to the browser, where
  // `httpResource` would take it for the answer to the person who is signed in.
  protected readonly own = httpResource<Answer>(() => ({
    url: '/api/echo',
    params: { topic: this.topic },
  }));
  protected readonly shared = httpResource<Answer>(() => ({
    url: '/public/echo',
    params: { topic: this.topic },
  }));
}
