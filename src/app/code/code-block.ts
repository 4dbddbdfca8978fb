// A few lines of code, lightly coloured.
import { Component, computed, input } from '@angular/core';
import { colour } from './colour';

@Component({
  selector: 'demo-code-block',
  template: `
    <figure>
      <figcaption>{{ file() }}</figcaption>
      <!-- Scrolls sideways on narrow screens, so the keyboard must be able to reach it. -->
      <pre
        tabindex="0"
        role="region"
        [attr.aria-label]="file()"
      ><code>@for (piece of pieces(); track $index) {<span [class]="piece.kind">{{ piece.text }}</span>}</code></pre>
    </figure>
  `,
  styleUrl: './code-block.css',
})
export class CodeBlock {
  readonly file = input.required<string>();
  readonly code = input.required<string>();
  protected readonly pieces = computed(() => colour(this.code()));
}
