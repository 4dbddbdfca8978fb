export const hosts = ['api.acme.com'];
export const url = 'https://api.acme.com/orders';
export const options: any = {
  config: {
    tokenGetter: () => localStorage.getItem('id_token'),
    whitelistedDomains: hosts,
  },
};
