// The choices that Lock is told when the app starts.
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { PAGE_RELOAD } from '../page-reload';
import { LockSettings } from './lock-settings';

describe('LockSettings', () => {
  let fixture: ComponentFixture<LockSettings>;
  let reload: jasmine.Spy;
  const forget = () => {
    for (const key of ['demo.lock-mode', 'demo.language']) localStorage.removeItem(key);
  };

  beforeEach(async () => {
    forget();
    reload = jasmine.createSpy('reload');
    TestBed.configureTestingModule({ providers: [{ provide: PAGE_RELOAD, useValue: reload }] });
    fixture = TestBed.createComponent(LockSettings);
    await fixture.whenStable();
  });

  afterEach(forget);

  const element = () => fixture.nativeElement as HTMLElement;
  const radio = (mode: string) =>
    element().querySelector<HTMLInputElement>(`input[value=${mode}]`) as HTMLInputElement;

  it('starts with redirect, and nothing to reload', () => {
    expect(radio('redirect').checked).toBeTrue();
    expect(element().querySelector('button')).toBeNull();
  });

  it('keeps the choice and offers to load the page again', async () => {
    radio('page').click();
    await fixture.whenStable();
    expect(localStorage.getItem('demo.lock-mode')).toBe('page');
    expect(element().querySelector('[role=status]')?.textContent).toContain('loaded again');
    element().querySelector('button')?.click();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('takes the offer back when the choice is', async () => {
    radio('page').click();
    radio('redirect').click();
    await fixture.whenStable();
    expect(element().querySelector('button')).toBeNull();
  });

  it('keeps the language, and offers the same', async () => {
    expect(radio('en-US').checked).toBeTrue();
    radio('ja').click();
    await fixture.whenStable();
    expect(localStorage.getItem('demo.language')).toBe('ja');
    expect(element().querySelector('button')).not.toBeNull();
    radio('en-US').click();
    await fixture.whenStable();
    expect(element().querySelector('button')).toBeNull();
  });

  it('names each language in its own words', () => {
    const japanese = radio('ja').closest('label')?.querySelector('[lang=ja]');
    expect(japanese?.textContent).toBe('日本語');
  });

  it('says so when the browser keeps nothing', async () => {
    spyOn(Storage.prototype, 'setItem').and.throwError('Full.');
    radio('page').click();
    await fixture.whenStable();
    expect(element().querySelector('[role=status]')?.textContent).toContain('keeps nothing');
    expect(element().querySelector('button')).toBeNull();
  });
});
