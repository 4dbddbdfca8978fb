// Many at once: a hundred sign-ins lose nothing, and tenants side by side share nothing.
import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import { createTenant, type Tenant } from './public-api.ts';
import { AppPage, decodePart } from './testing/app-page.ts';

const stopAll = (tenants: Tenant[]) => Promise.all(tenants.map((tenant) => tenant.stop()));

/** A request that announces more than it sends. */
function halfAnUpload(port: number): Socket {
  const head = 'POST /co/authenticate HTTP/1.1\r\nhost: localhost:' + port;
  const type = 'content-type: application/json\r\ncontent-length: 60000';
  const socket = connect(port, 'localhost', () => socket.write(`${head}\r\n${type}\r\n\r\n{"a":`));
  return socket.on('error', () => {});
}

describe('many at once', () => {
  it('a hundred people sign in side by side, and each gets their own answer', async () => {
    const people = Array.from({ length: 100 }, (_, index) => ({
      email: `person-${index}@example.com`,
      password: `secret-Passw0rd-${index}`,
    }));
    const tenant = await createTenant({ port: 0, users: people });
    try {
      const answers = await Promise.all(
        people.map(async ({ email, password }, index) => {
          const page = new AppPage(tenant);
          const user = { username: email, password };
          const answer = await page.signIn(user, { state: `s${index}`, nonce: `n${index}` });
          const silent = await page.authenticate(user).then(() => page.authorizeInFrame());
          return { answer, silent, email, index };
        }),
      );
      for (const { answer, silent, email, index } of answers) {
        const claims = decodePart(answer['id_token']);
        assert.deepEqual(
          [answer['state'], claims['nonce'], claims['email']],
          [`s${index}`, `n${index}`, email],
        );
        assert.equal(decodePart(silent['id_token'])['email'], email);
      }
      assert.equal(new Set(answers.map(({ answer }) => answer['access_token'])).size, 100);
    } finally {
      await tenant.stop();
    }
  });

  it('two tenants take neither tickets, sessions, tokens nor faults of each other', async () => {
    const tenants = await Promise.all([createTenant({ port: 0 }), createTenant({ port: 0 })]);
    const [one, two] = tenants;
    try {
      one.faults.set('slow');
      assert.deepEqual(two.faults.list(), []);
      one.faults.clear();
      const there = new AppPage(one);
      const here = new AppPage(two);
      const ticket = await there.ticket();
      assert.equal((await here.authorize({ login_ticket: ticket }))['error'], 'access_denied');
      const { access_token } = await there.signIn();
      const headers = { authorization: `Bearer ${access_token}` };
      assert.equal((await fetch(`${two.url}/userinfo`, { headers })).status, 401);
      for (const value of there.cookies.values())
        here.cookies.set(`lock_tenant_${two.port}`, value);
      assert.equal((await here.authorizeInFrame())['error'], 'login_required');
      const kid = async ({ url }: Tenant) => {
        const { keys } = (await (await fetch(`${url}/.well-known/jwks.json`)).json()) as {
          keys: { kid: string }[];
        };
        return keys[0]?.kid;
      };
      assert.notEqual(await kid(one), await kid(two));
    } finally {
      await stopAll(tenants);
    }
  });

  it('a tenant signs people in while the one beside it is kept busy and answers nobody', async () => {
    const tenants = await Promise.all([createTenant({ port: 0 }), createTenant({ port: 0 })]);
    const [busy, free] = tenants;
    const over = new AbortController();
    try {
      busy.faults.set('hang');
      const page = new AppPage(busy);
      let answered = 0;
      const waiting = Array.from({ length: 200 }, (_, index) =>
        page
          .fetch(index % 2 ? page.authorizeUrl() : '/userinfo', { signal: over.signal })
          .then(() => answered++)
          .catch(() => {}),
      );
      // Half of an upload, whose rest never comes.
      const uploads = Array.from({ length: 50 }, () => halfAnUpload(busy.port));
      const { id_token } = await new AppPage(free).signIn();
      assert.equal(decodePart(id_token)['iss'], free.issuer);
      assert.equal(answered, 0, 'the other still keeps all of them waiting');
      for (const upload of uploads) upload.destroy();
      over.abort();
      await Promise.all(waiting);
    } finally {
      await stopAll(tenants);
    }
  });

  it('ten tenants start on free ports at the same time, and free them again', async () => {
    const tenants = await Promise.all(Array.from({ length: 10 }, () => createTenant({ port: 0 })));
    assert.equal(new Set(tenants.map(({ port }) => port)).size, 10);
    await stopAll(tenants);
    const again = await createTenant({ port: tenants[0]?.port ?? 0 });
    assert.equal((await fetch(again.url)).status, 200);
    await again.stop();
    await assert.rejects(fetch(again.url));
  });

  it('a port that is taken is refused, on either loopback address', async () => {
    const tenant = await createTenant({ port: 0 });
    try {
      await assert.rejects(createTenant({ port: tenant.port }), { code: 'EADDRINUSE' });
      assert.equal((await fetch(tenant.url)).status, 200);
    } finally {
      await tenant.stop();
    }
  });
});
