// The choice of Lock's mode, kept in the browser.
import { keepLockMode, lockMode } from './lock-mode';

describe('lockMode', () => {
  afterEach(() => localStorage.removeItem('demo.lock-mode'));

  it('is redirect until somebody chooses', () => {
    expect(lockMode()).toBe('redirect');
  });

  it('is what was kept', () => {
    expect(keepLockMode('page')).toBeTrue();
    expect(lockMode()).toBe('page');
    keepLockMode('redirect');
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
