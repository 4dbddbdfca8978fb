export const headers = () => ({
  Authorization: `Bearer ${localStorage.getItem('id_token')}`,
  'X-Access': sessionStorage.getItem('access_token') ?? '',
});

export const profile = () => JSON.parse(localStorage.getItem('profile') ?? 'null');
export const until = () => Number(localStorage.getItem('expires_at'));
