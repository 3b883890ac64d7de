import { serviceTable } from '../contract-method.ts';
import type { ServedMethod } from '../netrpc/server.ts';

const UNAVAILABLE =
  'this server gives plugins no SQL access yet: use the key-value store of the plugin API instead';

/** The SQL driver's methods, all of which say that there is none. In the reply where it has room for an error. */
export function driverService(): Map<string, ServedMethod> {
  const served = new Map<string, ServedMethod>();
  for (const method of serviceTable('driver').values()) {
    served.set(method.name, {
      name: method.name,
      args: method.args,
      reply: method.reply,
      handle: () => {
        const { shape } = method.reply;
        const at =
          shape.kind === 'struct' ? shape.fields.findIndex((field) => field.type.shape.kind === 'error') : -1;
        const error = new Error(UNAVAILABLE);
        if (at < 0) throw error;
        const reply: unknown[] = [];
        reply[at] = error;
        return reply;
      },
    });
  }
  return served;
}
