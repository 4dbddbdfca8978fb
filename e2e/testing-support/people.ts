// Who has an account at the local tenant.

export interface Person {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

export const ada: Person = {
  email: 'ada@example.com',
  password: 'lovelace-1843',
  name: 'Ada Lovelace',
};

export const grace: Person = {
  email: 'grace@example.com',
  password: 'hopper-1906',
  name: 'Grace Hopper',
};
