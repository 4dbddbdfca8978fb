// Apps written against the libraries that people come from, in the style of their public tutorials.
import type { UnitTestTree } from '@angular-devkit/schematics/testing/index.js';
import { acme, freshApp, run, type AppOptions } from './fresh-app.ts';

export type Files = Readonly<Record<string, string>>;

export interface OldApp {
  readonly options?: AppOptions;
  readonly packages: Readonly<Record<string, string>>;
  readonly files: Files;
}

/** The app in a workspace; after `ng add ngx-auth0-lock` unless it is to come first. */
export async function oldApp(app: OldApp, added = true): Promise<UnitTestTree> {
  const tree = await freshApp(app.options);
  for (const [path, text] of Object.entries(app.files)) {
    if (tree.exists(path)) tree.overwrite(path, text);
    else tree.create(path, text);
  }
  const manifest = tree.readJson('/package.json') as { dependencies: Record<string, string> };
  Object.assign(manifest.dependencies, app.packages);
  tree.overwrite('/package.json', JSON.stringify(manifest, null, 2));
  return added ? (await run('ng-add', tree, acme)).tree : tree;
}

const appModule = (imports: string, providers: string, head: string) => `${head}
import { NgModule } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import { App } from './app';

@NgModule({
  declarations: [App],
  imports: [BrowserModule${imports}],
  providers: [${providers}],
  bootstrap: [App],
})
export class AppModule {}
`;

/** The Angular 2 tutorial: Lock in a service of a few lines, angular2-jwt, a guard. */
export const tutorialApp: OldApp = {
  options: { standalone: false },
  packages: { 'angular2-jwt': '^0.1.28' },
  files: {
    '/src/app/auth.service.ts': `import { Injectable } from '@angular/core';
import { tokenNotExpired } from 'angular2-jwt';

// Lock comes from a script tag
declare var Auth0Lock: any;

@Injectable()
export class Auth {
  // The widget
  lock = new Auth0Lock('abc123', 'acme.eu.auth0.com', {});

  constructor() {
    // Keep the token
    this.lock.on("authenticated", (authResult: any) => {
      localStorage.setItem('id_token', authResult.idToken);
    });
  }

  public login() {
    this.lock.show();
  }

  public authenticated() {
    return tokenNotExpired();
  }

  public logout() {
    localStorage.removeItem('id_token');
  }
}
`,
    '/src/app/auth.guard.ts': `import { Injectable } from '@angular/core';
import { CanActivate, Router } from '@angular/router';
import { Auth } from './auth.service';

@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(private auth: Auth, private router: Router) {}

  canActivate() {
    if (this.auth.authenticated()) return true;
    this.router.navigate(['/']);
    return false;
  }
}
`,
    '/src/app/app-module.ts': appModule(
      '',
      'Auth, SignedInGuard',
      "import { Auth } from './auth.service';\nimport { SignedInGuard } from './auth.guard';",
    ),
    '/src/app/app.ts': `import { Component } from '@angular/core';
import { Auth } from './auth.service';

@Component({ selector: 'app-root', standalone: false, templateUrl: './app.html' })
export class App {
  constructor(public auth: Auth) {}
}
`,
    '/src/app/app.html': `<button (click)="auth.login()" *ngIf="!auth.authenticated()">Log In</button>
<button (click)="auth.logout()" *ngIf="auth.authenticated()">Log Out</button>
`,
    '/src/index.html': `<!doctype html>
<html>
<head>
  <base href="/">
  <script src="https://cdn.auth0.com/js/lock/10.24/lock.min.js"></script>
</head>
<body><app-root></app-root></body>
</html>
`,
    '/src/app/profile.ts': `import { Component } from '@angular/core';
import { JwtHelper, tokenNotExpired } from 'angular2-jwt';

@Component({ selector: 'app-profile', standalone: false, template: '{{ left() }}' })
export class Profile {
  private jwtHelper: JwtHelper = new JwtHelper();
  profile = JSON.parse(localStorage.getItem('profile') ?? 'null');

  left() {
    const token = localStorage.getItem('id_token') ?? '';
    if (this.jwtHelper.isTokenExpired(token) || !tokenNotExpired(null, token)) return 'none';
    return this.jwtHelper.getTokenExpirationDate(token)?.toISOString();
  }
}
`,
    '/src/app/api.ts': `import { Injectable } from '@angular/core';
import { AuthHttp, JwtHelper } from 'angular2-jwt';

@Injectable()
export class Api {
  private helper = new JwtHelper();
  constructor(private http: AuthHttp) {}

  name(token: string) {
    return this.helper.decodeToken(token).name;
  }
}
`,
  },
};

/** The samples of @auth0/auth0-angular for standalone apps. */
export const auth0StandaloneApp: OldApp = {
  packages: { '@auth0/auth0-angular': '^2.2.0' },
  files: {
    '/src/app/app.config.ts': `import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { authHttpInterceptorFn, provideAuth0 } from '@auth0/auth0-angular';
import { environment } from '../environments/environment';
import { routes } from './app.routes';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    provideHttpClient(withInterceptors([authHttpInterceptorFn])),
    provideAuth0({
      domain: environment.auth0.domain,
      clientId: environment.auth0.clientId,
      cacheLocation: 'localstorage',
      useRefreshTokens: true,
      authorizationParams: {
        redirect_uri: window.location.origin,
        audience: 'https://api.acme.com',
        scope: 'openid profile read:orders',
      },
      httpInterceptor: {
        allowedList: ['https://api.acme.com', 'https://api.acme.com/*', \`\${environment.api}/*\`],
      },
    }),
  ],
};
`,
    '/src/environments/environment.ts': `export const environment = {
  auth0: { domain: 'acme.eu.auth0.com', clientId: 'abc123' },
  api: 'https://orders.acme.com',
};
`,
    '/src/app/app.routes.ts': `import { Routes } from '@angular/router';
import { AuthGuard, authGuardFn } from '@auth0/auth0-angular';
import { Profile } from './profile';

export const routes: Routes = [
  { path: 'profile', component: Profile, canActivate: [authGuardFn] },
  { path: 'old', component: Profile, canActivate: [AuthGuard], canActivateChild: [AuthGuard] },
];
`,
    '/src/app/app.ts': `import { AsyncPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { AuthService } from '@auth0/auth0-angular';

@Component({
  selector: 'app-root',
  imports: [AsyncPipe, RouterOutlet],
  templateUrl: './app.html',
})
export class App {
  protected readonly auth = inject(AuthService);

  login() {
    this.auth.loginWithRedirect({ appState: { target: '/profile' } }).subscribe();
  }

  signUp() {
    this.auth.loginWithRedirect({ authorizationParams: { screen_hint: 'signup' } });
  }

  logout() {
    this.auth.logout({ logoutParams: { returnTo: window.location.origin } });
  }
}
`,
    '/src/app/app.html': `@if (auth.isLoading$ | async) {
  <p>Loading</p>
} @else if (auth.isAuthenticated$ | async) {
  <p>{{ (auth.user$ | async)?.name }}</p>
  <button (click)="auth.logout({ logoutParams: { returnTo: '/bye' } })">Log out</button>
} @else {
  <button (click)="auth.loginWithRedirect({ appState: { target: '/profile' } })">Log in</button>
}
@if (auth.user$ | async; as user) { <img [src]="user.picture" [class.on]="!(auth.isAuthenticated$ | async)"> }
@if (auth.error$ | async; as error) { <p>{{ error.message }}</p> }
<router-outlet />
`,
    '/src/app/profile.ts': `import { Component, inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

@Component({ selector: 'app-profile', template: '<h1>Profile</h1>' })
export class Profile {
  readonly auth = inject(AuthService);
}
`,
  },
};

/** The samples of @auth0/auth0-angular for NgModules, with what a codemod cannot know. */
export const auth0ModuleApp: OldApp = {
  options: { standalone: false },
  packages: { '@auth0/auth0-angular': '^1.11.0' },
  files: {
    '/src/app/app-module.ts': appModule(
      `,
    AuthModule.forRoot({
      domain: 'acme.eu.auth0.com',
      clientId: 'abc123',
      httpInterceptor: { allowedList: ['/api/*'] },
    })`,
      '{ provide: HTTP_INTERCEPTORS, useClass: AuthHttpInterceptor, multi: true }',
      "import { HTTP_INTERCEPTORS } from '@angular/common/http';\nimport { AuthHttpInterceptor, AuthModule } from '@auth0/auth0-angular';",
    ),
    '/src/app/app.ts': `import { DOCUMENT } from '@angular/common';
import { Component, Inject } from '@angular/core';
import { AuthService } from '@auth0/auth0-angular';

@Component({
  selector: 'app-root',
  standalone: false,
  template: \`
    <ng-container *ngIf="auth.isAuthenticated$ | async; else out">
      <b>{{ (auth.user$ | async)?.email }}</b>
      <app-menu [claims]="auth.idTokenClaims$ | async"></app-menu>
    </ng-container>
    <ng-template #out><button (click)="auth.loginWithRedirect()">Log in</button></ng-template>
    <button (click)="auth.logout({ logoutParams: { returnTo: document.location.origin } })">Out</button>
  \`,
})
export class App {
  constructor(
    @Inject(DOCUMENT) readonly document: Document,
    public auth: AuthService,
  ) {}

  profile() {
    return this.auth.user$;
  }

  token() {
    this.auth.getAccessTokenSilently().subscribe((token) => this.show(token));
  }

  popup() {
    this.auth.loginWithRedirect({ authorizationParams: { prompt: 'none' } });
  }

  show(token: string) {
    console.warn(token.length);
  }
}
`,
    '/src/app/app.spec.ts': `import { AuthService } from '@auth0/auth0-angular';

describe('App', () => {
  it('has a user', () => expect(AuthService).toBeDefined());
});
`,
  },
};

/** @auth0/angular-jwt as its readme shows it. */
export const jwtModuleApp = (config: string, head = ''): OldApp => ({
  options: { standalone: false },
  packages: { '@auth0/angular-jwt': '^5.2.0' },
  files: {
    '/src/app/app-module.ts': appModule(
      `,
    JwtModule.forRoot({
      config: {
        ${config}
      },
    })`,
      '',
      `import { JwtModule } from '@auth0/angular-jwt';\n${head}`,
    ),
  },
});
