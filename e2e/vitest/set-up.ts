// What Angular's own Vitest builder does for the tests of an app: a compiler and a fresh test bed.
import '@angular/compiler';
import { getTestBed } from '@angular/core/testing';
import { BrowserTestingModule, platformBrowserTesting } from '@angular/platform-browser/testing';
import { afterEach } from 'vitest';

getTestBed().initTestEnvironment(BrowserTestingModule, platformBrowserTesting());
afterEach(() => {
  getTestBed().resetTestingModule();
});
