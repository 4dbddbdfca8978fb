// AuthModule in an app made of NgModules, with the template of Auth0's tutorial.
import { NgIf } from '@angular/common';
import { Component, inject, NgModule } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { AuthApp, settle } from '../testing-support/auth-app';
import { AuthModule } from './auth-module';
import { AuthService } from './auth-service';

@Component({
  selector: 'tutorial-navbar',
  standalone: false,
  template: `
    <button class="in" (click)="auth.login()" *ngIf="!auth.authenticated()">Log in</button>
    <button class="out" (click)="auth.logout()" *ngIf="auth.authenticated()">Log out</button>
    <p *ifAuthenticated="let user">{{ user.name }}</p>
    <auth-button />
  `,
})
class TutorialNavbar {
  protected readonly auth = inject(AuthService);
}

// Declares the component for the compiler; nothing names it.
@NgModule({ declarations: [TutorialNavbar], imports: [NgIf, AuthModule] })
class _NavbarModule {}

describe('AuthModule', () => {
  it('works with the template of the tutorial', async () => {
    const app = await AuthApp.open();
    await app.start();
    const fixture = TestBed.createComponent(TutorialNavbar);
    const page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
    expect(page.querySelector('.out')).toBeNull();
    page.querySelector<HTMLButtonElement>('.in')!.click();
    await settle();
    await app.signIn({ name: 'Ada' });
    await fixture.whenStable();
    expect(page.querySelector('.in')).toBeNull();
    expect(page.querySelector('p')?.textContent).toBe('Ada');
    expect(page.querySelector('auth-button')?.textContent?.trim()).toBe('Log out');
    page.querySelector<HTMLButtonElement>('.out')!.click();
    await fixture.whenStable();
    expect(page.querySelector('.out')).toBeNull();
    expect(page.querySelector('p')).toBeNull();
    expect(app.page.departures.length).toBe(1);
  });
});
