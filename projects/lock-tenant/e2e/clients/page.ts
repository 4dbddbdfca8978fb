// What the clients' pages share: the tenant's address, buttons, and places to show something.

export interface Setting {
  tenant: string;
  refreshTokens: boolean;
}

/** The story puts it there before it opens the page. */
export function setting(): Setting {
  return JSON.parse(localStorage.getItem('setting') ?? '{}') as Setting;
}

export function show(id: string, text: string): void {
  const place = document.getElementById(id) ?? document.body.appendChild(newPlace(id));
  place.textContent = text;
}

/** What goes wrong is shown, too: a story sees it in its trace. */
export function button(name: string, work: () => unknown): void {
  const element = document.createElement('button');
  element.textContent = name;
  element.onclick = async () => {
    try {
      await work();
    } catch (error) {
      show('problem', String(error));
    }
  };
  document.body.append(element);
}

function newPlace(id: string): HTMLElement {
  const place = document.createElement('p');
  place.id = id;
  return place;
}
