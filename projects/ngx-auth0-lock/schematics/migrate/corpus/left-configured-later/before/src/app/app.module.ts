import { HttpClient } from '@angular/common/http';
import { inject, NgModule, provideAppInitializer } from '@angular/core';
import { AuthClientConfig, AuthModule, HttpMethod } from '@auth0/auth0-angular';

export const methods = [HttpMethod.Get];

@NgModule({
  imports: [AuthModule.forRoot()],
  providers: [
    provideAppInitializer(() => {
      const config = inject(AuthClientConfig);
      return inject(HttpClient)
        .get('/config.json')
        .forEach((found) => config.set(found as never));
    }),
  ],
})
export class AppModule {}
