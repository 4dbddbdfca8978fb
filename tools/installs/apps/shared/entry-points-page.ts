// A page that takes something from the entry points which apps use less: that it builds and shows is the test.
import { Component } from '@angular/core';
import { decodeIdToken, safeReturnPath } from 'ngx-auth0-lock/session';
import { createIdToken, FakeLock } from 'ngx-auth0-lock/testing';

const name = decodeIdToken(createIdToken({ name: 'Charles Babbage' }))?.name;
const path = safeReturnPath('//elsewhere.example', location.href);

@Component({ selector: 'app-entry-points-page', template: '<h1>{{ text }}</h1>' })
export class EntryPointsPage {
  protected readonly text = `${name}, ${path}, ${typeof FakeLock}`;
}
