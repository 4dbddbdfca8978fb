// The choice between Lock's two modes.
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { PAGE_RELOAD } from '../page-reload';
import { LockModeSwitch } from './lock-mode-switch';

describe('LockModeSwitch', () => {
  let fixture: ComponentFixture<LockModeSwitch>;
  let reload: jasmine.Spy;

  beforeEach(async () => {
    localStorage.removeItem('demo.lock-mode');
    reload = jasmine.createSpy('reload');
    TestBed.configureTestingModule({ providers: [{ provide: PAGE_RELOAD, useValue: reload }] });
    fixture = TestBed.createComponent(LockModeSwitch);
    await fixture.whenStable();
  });

  afterEach(() => localStorage.removeItem('demo.lock-mode'));

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

  it('says so when the browser keeps nothing', async () => {
    spyOn(Storage.prototype, 'setItem').and.throwError('Full.');
    radio('page').click();
    await fixture.whenStable();
    expect(element().querySelector('[role=status]')?.textContent).toContain('keeps nothing');
    expect(element().querySelector('button')).toBeNull();
  });
});
