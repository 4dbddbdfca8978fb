// What --help prints.
import { faultNames } from '../faults/fault-table.ts';

export const helpText = `Usage: auth0-lock-tenant [options]

A local stand-in for an Auth0 tenant, for apps that sign in with Auth0 Lock. For development only.

  --port NUMBER          port to listen on (default 4400; 0 takes a free one)
  --config FILE          JSON file, or module with a default export, with the options
                         of createTenant(); flags win over it
  --client ID            client id (default demo-client)
  --origin URL           origin of the app, repeatable (default http://localhost:4200)
  --callback URL         a further callback URL, repeatable
  --user EMAIL:PASSWORD  a user, repeatable (default ada@example.com and grace@example.com)
  --id-token-seconds N   lifetime of ID tokens (default 36000)
  --fault NAME           a fault that is on from the start, repeatable
  --host ADDRESS         address to listen on (default: loopback)
  --allow-network        needed for an address that other machines can reach
  --help, --version

Faults: ${faultNames.join(', ')}
`;
