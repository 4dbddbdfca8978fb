// The pictures of people who have none of their own.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTenant } from '../public-api.ts';
import { AppPage, decodePart } from '../testing/app-page.ts';
import { avatarUrl } from './avatar.ts';

describe('avatarUrl()', () => {
  for (const [name, file] of [
    ['Ada Lovelace', 'al'],
    ['Anna Maria van der Berg', 'ab'],
    ['grace@example.com', 'gc'],
    ['Madonna', 'ma'],
    ['X', 'x'],
    ['李小龍', 'x'],
    ['<script>', 'sc'],
  ] as const) {
    it(`gives ${name} the picture ${file}.svg`, () => {
      assert.equal(avatarUrl(name, 'http://localhost/'), `http://localhost/avatars/${file}.svg`);
    });
  }
});

describe('a picture', () => {
  it('is in the ID token of the two people that every tenant has, and is served to any page', async () => {
    const tenant = await createTenant({ port: 0 });
    try {
      const users = [
        { username: 'ada@example.com', password: 'lovelace-1843' },
        { username: 'grace@example.com', password: 'hopper-1906' },
      ];
      const claims = [];
      for (const user of users) {
        claims.push(decodePart((await new AppPage(tenant).signIn(user))['id_token']));
      }
      assert.deepEqual(
        claims.map(({ name }) => name),
        ['Ada Lovelace', 'Grace Hopper'],
      );
      assert.deepEqual(claims[1]?.['https://demo.example/roles'], ['admin']);
      for (const { picture } of claims) {
        const response = await fetch(String(picture));
        assert.equal(response.headers.get('content-type'), 'image/svg+xml');
        assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin');
        assert.match(await response.text(), />(AL|GH)<\/text><\/svg>$/);
      }
    } finally {
      await tenant.stop();
    }
  });

  it('is the one of the options where they name one', async () => {
    const picture = 'https://pictures.example/me.png';
    const user = { email: 'me@example.com', password: 'my-passw0rd', picture };
    const tenant = await createTenant({ port: 0, users: [user] });
    try {
      const me = { username: user.email, password: user.password };
      const { id_token } = await new AppPage(tenant).signIn(me);
      assert.equal(decodePart(id_token)['picture'], picture);
    } finally {
      await tenant.stop();
    }
  });
});
