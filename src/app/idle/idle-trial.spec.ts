// The trial of the idle timeout: it starts with the next load of the page, in this tab, and ends in the same way.
import { TestBed } from '@angular/core/testing';
import { PAGE_RELOAD } from '../page-reload';
import { idleTime } from './idle-time';
import { IdleTrial } from './idle-trial';

describe('IdleTrial', () => {
  let reload: jasmine.Spy;

  beforeEach(() => {
    sessionStorage.removeItem('demo.idle-trial');
    reload = jasmine.createSpy('reload');
  });
  afterEach(() => sessionStorage.removeItem('demo.idle-trial'));

  async function open() {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [{ provide: PAGE_RELOAD, useValue: reload }] });
    const fixture = TestBed.createComponent(IdleTrial);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    return { fixture, page, press: () => page.querySelector('button')!.click() };
  }

  it('is off until somebody wants it', async () => {
    const { page } = await open();
    expect(page.textContent).toContain('a quarter of an hour');
    expect(idleTime()).toEqual({ afterSeconds: 900, warnSeconds: 60 });
  });

  it('goes on with one press and off with another, each time with a new start', async () => {
    (await open()).press();
    expect(reload).toHaveBeenCalledTimes(1);
    expect(idleTime()).toEqual({ afterSeconds: 20, warnSeconds: 10 });
    const { page, press } = await open();
    expect(page.textContent).toContain('20 seconds');
    press();
    expect(reload).toHaveBeenCalledTimes(2);
    expect(idleTime().afterSeconds).toBe(900);
  });

  it('says so when the browser keeps nothing', async () => {
    const { page, press, fixture } = await open();
    spyOn(Storage.prototype, 'setItem').and.throwError('Full.');
    press();
    await fixture.whenStable();
    expect(page.querySelector('[role=status]')?.textContent).toContain('keeps nothing');
    expect(reload).not.toHaveBeenCalled();
  });

  it('is off where the browser refuses to be asked', () => {
    spyOn(Storage.prototype, 'getItem').and.throwError('Blocked.');
    expect(idleTime().afterSeconds).toBe(900);
  });
});
