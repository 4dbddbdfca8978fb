// The Payment page: only a fresh sign-in opens it.
import { DatePipe } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { AuthService } from 'ngx-auth0-lock';

@Component({
  selector: 'demo-payment-page',
  imports: [DatePipe],
  template: `
    <h1>Payment</h1>
    <p class="lead">
      You are here because you signed in at {{ signedInAt() | date: 'mediumTime' }}, less than a
      minute or two before. Come back later, and you will be asked again, though you are still
      signed in.
    </p>
    <p>
      A guard only keeps the page closed. Who takes the money must look at <code>auth_time</code>
      too.
    </p>
  `,
  styles: `
    p {
      max-width: 42rem;
    }
  `,
})
export class PaymentPage {
  private readonly user = inject(AuthService).user;
  protected readonly signedInAt = computed(() => Number(this.user()?.['auth_time']) * 1000);
}
