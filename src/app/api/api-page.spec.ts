// The API page shows what the API answers.
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { AuthTestingController, provideAuthTesting } from 'ngx-auth0-lock/testing';
import { AuthService, bearerInterceptor } from 'ngx-auth0-lock';
import { demoApi, reportsAudience, tenantUrl } from '../tenant';
import { ApiPage } from './api-page';
import { sentInterceptor } from './on-sent';
import { rules } from './rules';

describe('ApiPage', () => {
  let fixture: ComponentFixture<ApiPage>;
  let backend: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([bearerInterceptor, sentInterceptor])),
        provideHttpClientTesting(),
        provideAuthTesting({ rules }),
      ],
    });
    backend = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ApiPage);
    await fixture.whenStable();
  });

  afterEach(() => backend.verify());

  const card = (path: string) =>
    [...(fixture.nativeElement as HTMLElement).querySelectorAll('li')].find((item) =>
      item.textContent?.includes(`GET ${path}`),
    ) as HTMLElement;

  async function ask(path: string) {
    card(path).querySelector('button')?.click();
    await Promise.resolve();
    return backend.expectOne(demoApi + path);
  }

  it('shows an answer with its status', async () => {
    (await ask('/public')).flush({ message: 'hello' });
    await fixture.whenStable();
    expect(card('/public').querySelector('.pill')?.textContent?.trim()).toBe('200');
    expect(card('/public').querySelector('pre[tabindex]')?.textContent).toContain(
      '"message": "hello"',
    );
    expect(card('/me').querySelector('.pill')).toBeNull();
  });

  it('shows a refusal as an answer', async () => {
    const refusal = { status: 403, statusText: 'Forbidden' };
    (await ask('/admin')).flush({ error: 'insufficient_scope' }, refusal);
    await fixture.whenStable();
    expect(card('/admin').querySelector('.pill.bad')?.textContent?.trim()).toBe('403');
    expect(card('/admin').querySelector('pre[tabindex]')?.textContent).toContain(
      'insufficient_scope',
    );
  });

  it('says when the API does not answer', async () => {
    (await ask('/me')).error(new ProgressEvent('error'));
    await fixture.whenStable();
    expect(card('/me').textContent).toContain('not at all');
  });

  it('sends the second API a token of its own', async () => {
    TestBed.inject(AuthTestingController).signIn();
    const sent = await ask('/reports');
    const token = await TestBed.inject(AuthService).accessTokenFor(reportsAudience, 'read:reports');
    expect(sent.request.headers.get('Authorization')).toBe(`Bearer ${token}`);
    sent.flush({});
  });

  it('says why a request was not sent', async () => {
    const auth = TestBed.inject(AuthTestingController);
    auth.signIn();
    auth.nextAccessToken(false);
    card('/reports').querySelector('button')?.click();
    await fixture.whenStable();
    expect(card('/reports').textContent).toContain('Not sent.');
    expect(card('/reports').querySelector('.sent')).toBeNull();
  });

  it('asks once however often one clicks', async () => {
    const request = await ask('/me');
    card('/me').querySelector('button')?.click();
    request.flush({});
    await fixture.whenStable();
    expect(card('/me').querySelector('.pill')?.textContent?.trim()).toBe('200');
  });

  it('shows that a request which no rule names went without a token', async () => {
    TestBed.inject(AuthTestingController).signIn();
    const path = '/.well-known/openid-configuration';
    card(path).querySelector('button')?.click();
    await Promise.resolve();
    backend.expectOne(tenantUrl + path).flush({ issuer: 'x' });
    await fixture.whenStable();
    expect(card(path).querySelector('.sent')?.textContent).toContain('no Authorization');
  });

  it('says whether a token goes along', async () => {
    const status = () =>
      (fixture.nativeElement as HTMLElement).querySelector('[role=status]')?.textContent;
    expect(status()).toContain('without a token');
    TestBed.inject(AuthTestingController).signIn();
    await fixture.whenStable();
    expect(status()).toContain('goes along');
  });
});
