// The choices that Lock is told when the app starts.
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { PAGE_RELOAD } from '../page-reload';
import { LockSettings } from './lock-settings';

describe('LockSettings', () => {
  let fixture: ComponentFixture<LockSettings>;
  let reload: jasmine.Spy;
  const forget = () => {
    for (const area of [localStorage, sessionStorage]) {
      for (const key of ['demo.lock-mode', 'demo.token-flow', 'demo.language', 'demo.just-chosen'])
        area.removeItem(key);
    }
  };

  beforeEach(async () => {
    forget();
    reload = jasmine.createSpy('reload');
    TestBed.configureTestingModule({ providers: [{ provide: PAGE_RELOAD, useValue: reload }] });
    await start();
  });

  afterEach(forget);

  async function start(): Promise<void> {
    fixture = TestBed.createComponent(LockSettings);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
  }

  const said = () => element().querySelector('[role=status]')?.textContent;
  const element = () => fixture.nativeElement as HTMLElement;
  const flows = () => [...element().querySelectorAll<HTMLInputElement>('input[name=token-flow]')];
  const radio = (value: string) =>
    element().querySelector<HTMLInputElement>(`input[value=${value}]`) as HTMLInputElement;

  it('starts with redirect and English, and has nothing to say', () => {
    expect(radio('redirect').checked).toBeTrue();
    expect(radio('en-US').checked).toBeTrue();
    expect(said()).toBe('');
  });

  it('keeps the mode, and loads the page anew at once', () => {
    radio('page').click();
    expect(localStorage.getItem('demo.lock-mode')).toBe('page');
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('shows both flows side by side, and keeps the one that is chosen', () => {
    const [code, implicit] = flows();
    expect(code?.checked).toBeTrue();
    implicit?.click();
    expect(localStorage.getItem('demo.token-flow')).toBe('implicit');
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('keeps the language, and does the same', () => {
    radio('ja').click();
    expect(localStorage.getItem('demo.language')).toBe('ja');
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('gives the focus back after that, and says what it did, once', async () => {
    radio('code').click();
    fixture.destroy();
    await start();
    expect(document.activeElement).toBe(radio('code'));
    expect(said()).toContain('loaded anew');
    fixture.destroy();
    await start();
    expect(said()).toBe('');
  });

  it('names each language in its own words', () => {
    const japanese = radio('ja').closest('label')?.querySelector('[lang=ja]');
    expect(japanese?.textContent).toBe('日本語');
  });

  it('says so when the browser keeps nothing', async () => {
    spyOn(Storage.prototype, 'setItem').and.throwError('Full.');
    radio('page').click();
    await fixture.whenStable();
    expect(said()).toContain('keeps nothing');
    expect(reload).not.toHaveBeenCalled();
  });
});
