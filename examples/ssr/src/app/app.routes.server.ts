// Where each page is rendered.
import { RenderMode, type ServerRoute } from '@angular/ssr';

export const serverRoutes: ServerRoute[] = [
  // The same for everybody: rendered when the app is built.
  { path: 'about', renderMode: RenderMode.Prerender },
  // Guarded: the server cannot know who is signed in, so that the browser had better render it.
  { path: 'profile', renderMode: RenderMode.Client },
  // Guarded as well, but nothing on it is secret: the server renders it for everybody, and the
  // browser asks people to sign in. The guard must not redirect on the server.
  { path: 'report', renderMode: RenderMode.Server },
  { path: '**', renderMode: RenderMode.Server },
];
