// The choice of the flow, kept in the browser and in the tab.
import { keepTokenFlow, tokenFlow } from './token-flow';

describe('tokenFlow', () => {
  const forget = () => {
    for (const area of [localStorage, sessionStorage]) area.removeItem('demo.token-flow');
  };

  beforeEach(forget);
  afterEach(forget);

  it('is by code until somebody chooses', () => {
    expect(tokenFlow()).toBe('code');
  });

  it('is what was kept', () => {
    expect(keepTokenFlow('implicit')).toBeTrue();
    expect(tokenFlow()).toBe('implicit');
    expect(keepTokenFlow('code')).toBeTrue();
    expect(tokenFlow()).toBe('code');
  });

  it('stays in a tab as it started, whatever another tab chooses', () => {
    expect(tokenFlow()).toBe('code');
    localStorage.setItem('demo.token-flow', 'implicit');
    expect(tokenFlow()).toBe('code');
  });

  it('is by code where the browser keeps nothing', () => {
    const refuse = () => {
      throw new DOMException('No storage here.', 'SecurityError');
    };
    spyOn(Storage.prototype, 'getItem').and.callFake(refuse);
    spyOn(Storage.prototype, 'setItem').and.callFake(refuse);
    expect(tokenFlow()).toBe('code');
  });
});
