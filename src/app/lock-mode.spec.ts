// The choice of Lock's mode, kept in the browser and in the tab.
import { keepLockMode, lockMode } from './lock-mode';

describe('lockMode', () => {
  const forget = () => {
    for (const area of [localStorage, sessionStorage]) area.removeItem('demo.lock-mode');
  };

  beforeEach(forget);
  afterEach(forget);

  it('is redirect until somebody chooses', () => {
    expect(lockMode()).toBe('redirect');
  });

  it('is what was kept', () => {
    for (const mode of ['page', 'code', 'redirect'] as const) {
      expect(keepLockMode(mode)).toBeTrue();
      expect(lockMode()).toBe(mode);
    }
  });

  it('is in a new tab what the last one chose', () => {
    keepLockMode('page');
    sessionStorage.removeItem('demo.lock-mode');
    expect(lockMode()).toBe('page');
  });

  it('stays in a tab as it started, whatever another tab chooses', () => {
    expect(lockMode()).toBe('redirect');
    localStorage.setItem('demo.lock-mode', 'page');
    expect(lockMode()).toBe('redirect');
  });

  it('is redirect when something else was kept', () => {
    localStorage.setItem('demo.lock-mode', 'popup');
    expect(lockMode()).toBe('redirect');
  });

  it('is within the page where the browser keeps nothing', () => {
    const refuse = () => {
      throw new DOMException('No storage here.', 'SecurityError');
    };
    spyOn(Storage.prototype, 'getItem').and.callFake(refuse);
    spyOn(Storage.prototype, 'setItem').and.callFake(refuse);
    expect(lockMode()).toBe('page');
    expect(keepLockMode('redirect')).toBeFalse();
  });
});
