// As much of the WebDriver protocol as the paths need: no package drives WebKitGTK.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { until } from './until.ts';

// The name of a reference to an element (https://www.w3.org/TR/webdriver2/#elements).
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

interface Capabilities {
  readonly browserName: string;
  readonly browserVersion: string;
}

/** One browser, driven by the program of its maker. */
export class WebDriver {
  /** What the browser says that it is. */
  readonly capabilities: Capabilities;
  private readonly url: string;
  private readonly program: ChildProcess;

  private constructor(url: string, program: ChildProcess, capabilities: Capabilities) {
    this.url = url;
    this.program = program;
    this.capabilities = capabilities;
  }

  static async start(
    path: string,
    env: NodeJS.ProcessEnv,
    wanted: Record<string, unknown>,
  ): Promise<WebDriver> {
    const port = await freePort();
    const program = spawn(path, [`--port=${port}`], { stdio: 'ignore', env });
    const server = `http://127.0.0.1:${port}`;
    await until('the driver answers', async () => (await fetch(`${server}/status`)).ok);
    const { sessionId, capabilities } = (await send('POST', `${server}/session`, {
      capabilities: { alwaysMatch: wanted },
    })) as { sessionId: string; capabilities: Capabilities };
    return new WebDriver(`${server}/session/${sessionId}`, program, capabilities);
  }

  go(url: string): Promise<unknown> {
    return this.post('/url', { url });
  }

  currentUrl(): Promise<string> {
    return send('GET', `${this.url}/url`) as Promise<string>;
  }

  reload(): Promise<unknown> {
    return this.post('/refresh');
  }

  back(): Promise<unknown> {
    return this.post('/back');
  }

  deleteCookies(): Promise<unknown> {
    return send('DELETE', `${this.url}/cookie`);
  }

  /** Runs the body of a function in the page, and gives what it returns. */
  run<T>(body: string, ...args: unknown[]): Promise<T> {
    return this.post('/execute/sync', { script: body, args }) as Promise<T>;
  }

  /** Whether an element can be seen that has this text, if one is given. */
  async sees(css: string, text?: string): Promise<boolean> {
    return (await this.find(css, text)) !== null;
  }

  /** What can be read in the first element of that kind. */
  textOf(css: string): Promise<string> {
    return this.run('return document.querySelector(arguments[0])?.innerText ?? ""', css);
  }

  /** Clicks as a person with a mouse, once the element is there and has come to rest. */
  async click(css: string, text?: string): Promise<void> {
    await this.clickOn(css, text);
  }

  /** Types with keys, over what stood in the field. */
  async type(css: string, text: string): Promise<void> {
    const id = await this.clickOn(css);
    await this.run('document.activeElement.select()');
    await this.post(`/element/${id}/value`, { text });
  }

  tab(): Promise<string> {
    return send('GET', `${this.url}/window`) as Promise<string>;
  }

  async newTab(): Promise<string> {
    const { handle } = (await this.post('/window/new', { type: 'tab' })) as { handle: string };
    return handle;
  }

  switchTo(handle: string): Promise<unknown> {
    return this.post('/window', { handle });
  }

  closeTab(): Promise<unknown> {
    return send('DELETE', `${this.url}/window`);
  }

  async quit(): Promise<void> {
    await send('DELETE', this.url).catch(() => {});
    this.program.kill();
  }

  private clickOn(css: string, text?: string): Promise<string> {
    return until(`${css} ${text ?? ''} can be clicked`, async () => {
      const id = await this.find(css, text);
      // Refused while it moves or something lies over it.
      if (id) await this.post(`/element/${id}/click`);
      return id;
    });
  }

  private async find(css: string, text?: string): Promise<string | null> {
    const found = await this.run<Record<string, string> | null>(
      `const [css, text] = arguments;
       return [...document.querySelectorAll(css)].find((element) =>
         (!text || element.textContent.trim() === text) && element.getClientRects().length > 0) ?? null;`,
      css,
      text ?? null,
    );
    return found?.[ELEMENT] ?? null;
  }

  private post(path: string, body: unknown = {}): Promise<unknown> {
    return send('POST', this.url + path, body);
  }
}

async function send(method: string, url: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${method} ${new URL(url).pathname}: ${error}: ${message}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
