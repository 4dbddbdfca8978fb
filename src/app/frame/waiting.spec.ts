// What is shown where no page is yet.
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { NavigationCancel, provideRouter, Router, type Event } from '@angular/router';
import { AuthTestingController, provideAuthTesting } from 'ngx-auth0-lock/testing';
import type { Subject } from 'rxjs';
import { Waiting } from './waiting';

describe('Waiting', () => {
  let fixture: ComponentFixture<Waiting>;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([]), provideAuthTesting()] });
    fixture = TestBed.createComponent(Waiting);
    await fixture.whenStable();
  });

  const title = () => (fixture.nativeElement as HTMLElement).querySelector('h1')?.textContent;
  const turnAway = () =>
    (TestBed.inject(Router).events as Subject<Event>).next(new NavigationCancel(1, '/profile', ''));

  it('says nothing while a page is only being fetched', () => {
    expect(title()).toBeUndefined();
  });

  it('asks to log in once a guard has turned somebody away', async () => {
    turnAway();
    await fixture.whenStable();
    expect(title()).toBe('Log in to see this page');
  });

  it('is silent again as soon as somebody is signed in', async () => {
    turnAway();
    TestBed.inject(AuthTestingController).signIn();
    await fixture.whenStable();
    expect(title()).toBeUndefined();
  });
});
