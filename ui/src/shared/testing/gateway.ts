import { ws } from 'msw';
import { setupServer } from 'msw/node';

/** Stands where the gateway stands; each test tells it what to answer. A call that no test told of fails. */
export const gateway = setupServer(
  // The live connection stands and stays silent.
  ws.link('ws://kymo.test/api/events').addEventListener('connection', () => undefined),
);
