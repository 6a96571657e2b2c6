/** What `@types/restify` leaves out: http://restify.com/docs/server-api/#first */
import type { IncomingMessage, ServerResponse } from 'node:http';

declare module 'restify' {
  interface Server {
    /** Called before restify does anything with a request; false: it is taken care of. */
    first(handler: (request: IncomingMessage, response: ServerResponse) => boolean): this;
  }
}
