// The frame around the pages.
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { provideAuthTesting } from 'ngx-auth0-lock/testing';
import { App } from './app';
import { routes } from './app.routes';

describe('App', () => {
  let fixture: ComponentFixture<App>;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideRouter(routes), provideAuthTesting()] });
    fixture = TestBed.createComponent(App);
    document.body.append(fixture.nativeElement as HTMLElement);
    await TestBed.inject(Router).navigateByUrl('/');
    await fixture.whenStable();
  });

  const main = () => (fixture.nativeElement as HTMLElement).querySelector('main');

  it('shows the page, and then no word about waiting for it', () => {
    expect(main()?.querySelector('h1')).not.toBeNull();
    expect(main()?.querySelector('demo-waiting')).toBeNull();
  });

  it('leaves the focus alone on the first page and gives it to the next', async () => {
    expect(document.activeElement).not.toBe(main());
    await TestBed.inject(Router).navigateByUrl('/session');
    expect(document.activeElement).toBe(main());
  });

  it('leaves the focus alone when only the query changes', async () => {
    await TestBed.inject(Router).navigateByUrl('/session');
    const link = main()?.querySelector('a');
    link?.focus();
    await TestBed.inject(Router).navigateByUrl('/session?a=b');
    expect(document.activeElement).toBe(link as Element);
  });

  it('has a skip link that leads to the content and nowhere else', () => {
    const before = location.href;
    (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('.skip')?.click();
    expect(document.activeElement).toBe(main());
    expect(location.href).toBe(before);
  });
});
