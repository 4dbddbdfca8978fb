// Starts the demo, in the language that was chosen.
import { LOCALE_ID, mergeApplicationConfig } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { startLocale } from './app/app-language';

startLocale()
  .then((locale) => {
    const inLocale = { providers: [{ provide: LOCALE_ID, useValue: locale }] };
    return bootstrapApplication(App, mergeApplicationConfig(appConfig, inLocale));
  })
  .catch((error: unknown) => console.error(error));
