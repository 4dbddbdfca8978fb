// GET /avatars/al.svg: the picture of a person who has none.
import { drawAvatar } from './avatar.ts';
import { send } from '../http/http-context.ts';
import type { Route } from '../http/route.ts';

export function avatarRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: /^\/avatars\/([a-z0-9]{1,2})\.svg$/,
      // Neither logged nor spoilt by faults: it is decoration.
      kind: 'control',
      handle({ response }, [initials = '']) {
        // It is shown by apps of other origins, whatever policy they have for embedded things.
        response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
        response.setHeader('Cache-Control', 'public, max-age=3600');
        send(response, 200, 'image/svg+xml', drawAvatar(initials));
      },
    },
  ];
}
