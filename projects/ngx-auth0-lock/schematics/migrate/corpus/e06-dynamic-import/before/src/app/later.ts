export const later = () => import('./auth.service').then(({ AuthService }) => AuthService.name);
