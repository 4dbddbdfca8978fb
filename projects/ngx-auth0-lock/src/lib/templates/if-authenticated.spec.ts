// *ifAuthenticated: what it shows in each state, and what it keeps.
import { Component, PLATFORM_ID, signal, type TemplateRef, viewChild } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { IdTokenClaims } from 'ngx-auth0-lock/session';
import { AuthApp, until } from '../../testing-support/auth-app';
import { IfAuthenticated } from './if-authenticated';

@Component({
  imports: [IfAuthenticated],
  template: `
    <section *ifAuthenticated="let user; else: guest">{{ greet(user) }}<input /></section>
    <ng-template #guest>guest</ng-template>
    <ng-template #other>other</ng-template>
    <i *ifAuthenticated>members</i>
    <b *ifAuthenticated="let user; else: chosen()">{{ user.email }}</b>
  `,
})
class Page {
  readonly other = viewChild.required<TemplateRef<unknown>>('other');
  readonly chosen = signal<TemplateRef<unknown> | null>(null);
  // Compiles only because the template knows that its user is never null.
  protected greet(user: IdTokenClaims): string {
    return `hello ${user.name}`;
  }
}

describe('*ifAuthenticated', () => {
  let app: AuthApp;
  let fixture: ComponentFixture<Page>;
  const text = () => (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ').trim();

  beforeEach(async () => {
    app = await AuthApp.open();
  });

  async function render(): Promise<void> {
    fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
  }

  it('shows its template with the user while somebody is signed in', async () => {
    await app.start({ restored: { name: 'Ada', email: 'ada@example.com' } });
    await render();
    expect(text()).toBe('hello Adamembersada@example.com');
  });

  it('shows the other template else, and changes by itself', async () => {
    await app.start({ restored: { name: 'Ada' } });
    await render();
    await app.clock.advance(3_600_000);
    await fixture.whenStable();
    expect(text()).toBe('guest');
  });

  it('takes another template when it is given one', async () => {
    await app.start();
    await render();
    fixture.componentInstance.chosen.set(fixture.componentInstance.other());
    await fixture.whenStable();
    expect(text()).toBe('guestother');
    fixture.componentInstance.chosen.set(null);
    await fixture.whenStable();
    expect(text()).toBe('guest');
  });

  it('shows nothing while an answer of Lock is checked', async () => {
    app.arriveSignedIn(null);
    await app.start();
    await render();
    expect(text()).toBe('');
    await until(() => app.auth.status() === 'signed-in');
    await fixture.whenStable();
    expect(text()).toContain('members');
  });

  it('shows nothing on a server', async () => {
    await app.start({ providers: [{ provide: PLATFORM_ID, useValue: 'server' }] });
    await render();
    expect(text()).toBe('');
  });

  it('keeps the page through a renewal, with the new claims', async () => {
    await app.start({ restored: { name: 'Ada' } });
    await render();
    const input = (fixture.nativeElement as HTMLElement).querySelector('input');
    app.clock.stall(1000);
    app.lock.checkSessionAnswer = async () => ({
      result: await app.tenant.answer(app.clock.now(), { name: 'Ada L.' }),
    });
    await app.auth.renew();
    await fixture.whenStable();
    expect(text()).toContain('hello Ada L.');
    expect((fixture.nativeElement as HTMLElement).querySelector('input')).toBe(input);
  });
});
