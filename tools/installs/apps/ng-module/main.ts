// An app as there are many: NgModules, zone.js, the template of Auth0's tutorial, @auth0/angular-jwt.
import { provideZoneChangeDetection } from '@angular/core';
import { platformBrowser } from '@angular/platform-browser';
import { AppModule } from './app.module';

platformBrowser()
  .bootstrapModule(AppModule, { applicationProviders: [provideZoneChangeDetection()] })
  .catch((error: unknown) => console.error(error));
