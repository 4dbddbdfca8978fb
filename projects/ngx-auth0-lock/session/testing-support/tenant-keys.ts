// Stands in for tenants' JWKS addresses: answers there, and lets no other request out.

/** A JWKS address that no other spec uses, and what it answers. */
export interface TenantKeys {
  readonly url: string;
  /** Answers with these keys from now on. */
  serve(jwks: object): void;
  /** Answers with whatever this makes; a rejection is a network failure. */
  answer(make: Answer): void;
  /** All URLs that were asked for in this spec, here and elsewhere. */
  readonly requests: string[];
}

type Answer = () => Response | Promise<Response>;

let made = 0;
const answers = new Map<string, Answer>();
let requests: string[] = [];

/** One more address. Call it within a spec or a `beforeEach`: it spies on `fetch`. */
export function tenantKeys(): TenantKeys {
  const url = `https://tenant-${++made}.test/.well-known/jwks.json`;
  if (!jasmine.isSpy(globalThis.fetch)) {
    requests = [];
    spyOn(globalThis, 'fetch').and.callFake(async (input) => {
      requests.push(String(input));
      const answer = answers.get(String(input));
      if (!answer) throw new TypeError(`unexpected request to ${String(input)}`);
      return answer();
    });
  }
  return {
    url,
    requests,
    serve: (jwks) => answers.set(url, () => Response.json(jwks)),
    answer: (make) => answers.set(url, make),
  };
}

/** What a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => fail('expected a rejection'),
    (error: unknown) => error,
  );
}
