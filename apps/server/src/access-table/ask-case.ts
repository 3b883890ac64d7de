import { ROLES, type AccessCase, type Role } from './access-case.ts';
import type { World } from './world.ts';

const NO_SESSION: readonly Role[] = ['anonymous', 'expired', 'revoked'];

/** What a role got, in the words that a failing test shows. */
export interface Outcome {
  readonly expected: string;
  readonly got: string;
}

/** Asks an endpoint as every role, one after the other; only what came otherwise than the line says is answered. */
export async function surprisesOf(line: AccessCase, world: World): Promise<Record<string, Outcome>> {
  const surprises: Record<string, Outcome> = {};
  for (const who of ROLES) {
    const outcome = await askAs(line, world, who);
    if (outcome) surprises[who] = outcome;
  }
  return surprises;
}

async function askAs(line: AccessCase, world: World, who: Role): Promise<Outcome | undefined> {
  const { params = {}, query = '', body, headers, token = world.tokens[who] } = await line.make(world, who);
  const path = line.route.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = params[name] ?? world.params[name];
    if (value === undefined) throw new Error(`${line.method} ${line.route}: nothing stands for :${name}`);
    return encodeURIComponent(value);
  });
  const { status, id } = await world.app.ask(line.method, path + query, {
    token,
    body,
    ...(headers && { headers }),
  });
  const got = `${status} ${id}`.trim();
  const expected = expectedOf(line, who);
  if (expected === 'any 2xx') return status >= 200 && status < 300 ? undefined : { expected, got };
  return String(status) === expected ? undefined : { expected, got };
}

function expectedOf({ allowed, ok, denied = 403, anonymous = 401 }: AccessCase, who: Role): string {
  if (allowed.includes(who)) return ok === undefined ? 'any 2xx' : String(ok);
  return String(NO_SESSION.includes(who) ? anonymous : denied);
}
