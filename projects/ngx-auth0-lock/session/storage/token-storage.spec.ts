// The browser's two kinds of storage, which never see each other's values.
import { standInPage } from '../testing-support/page';
import { webStorage } from './token-storage';

describe('webStorage', () => {
  let undo: () => void;
  beforeEach(() => (undo = standInPage()));
  afterEach(() => undo());

  it('keeps localStorage and sessionStorage apart', () => {
    const [local, perTab] = [webStorage('local'), webStorage('session')];
    local.set('k', '1');
    perTab.set('k', '2');
    expect([local.get('k'), perTab.get('k')]).toEqual(['1', '2']);
    expect([localStorage.getItem('k'), sessionStorage.getItem('k')]).toEqual(['1', '2']);
    local.remove('k');
    perTab.remove('k');
    expect([local.get('k'), perTab.get('k')]).toEqual([null, null]);
  });
});
