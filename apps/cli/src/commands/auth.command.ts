import type { CommandContext } from '../command-context.ts';
import { ApiError } from '../connection/api-error.ts';
import { Client } from '../connection/client.ts';
import { Credentials } from '../connection/credentials.ts';
import type { Credential } from '../connection/credentials.ts';
import { isUnencrypted, parseServerUrl } from '../connection/endpoint.ts';
import { CliError, messageOf } from '../errors.ts';
import { askPassword, readPassword } from '../output/ask-password.ts';

export interface LoginOptions {
  username: string;
  password?: string;
  passwordStdin?: boolean;
  name?: string;
}

/** Logs in and keeps the session's token. */
export async function login(context: CommandContext, address: string, options: LoginOptions): Promise<void> {
  const { terminal, printer } = context;
  const url = parseServerUrl(address);
  if (isUnencrypted(url)) {
    printer.note(`Warning: ${url.origin} is not encrypted; the password can be read on the way.`);
  }
  const password = await passwordOf(context, options);
  const client = new Client({ kind: 'remote', url }, terminal.signal);
  const { headers } = await client
    .call('POST', '/users/login', { login_id: options.username, password })
    .catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      throw new CliError(`Unable to log in to ${url.href}. Error: ${error.message}`, { cause: error });
    });
  const token = headers['token'];
  if (typeof token !== 'string' || token === '') {
    throw new CliError(
      `${url.origin} took the login and gave no token. Is it a Patchbay or Mattermost server?`,
    );
  }
  const credential = {
    name: options.name ?? url.host + url.pathname.replace(/\/$/, ''),
    url: url.href.replace(/\/$/, ''),
    username: options.username,
    token,
  };
  await new Credentials(terminal.env).store(credential);
  printer.item(
    shown(credential, true),
    `credentials for ${JSON.stringify(credential.name)}: "${who(credential)}" stored`,
  );
}

/** Shows all logins; a star marks the one in use. */
export async function listLogins({ terminal, printer }: CommandContext): Promise<void> {
  const { active, servers } = await new Credentials(terminal.env).list();
  for (const server of servers) {
    const used = server.name === active;
    printer.item(shown(server, used), `${used ? '*' : ' '} ${server.name}: ${who(server)}`);
  }
  if (servers.length === 0) printer.note('There are no logins. Run "patchbay auth login <url>".');
}

/** Shows the login in use. */
export async function currentLogin({ terminal, printer }: CommandContext): Promise<void> {
  const credential = await new Credentials(terminal.env).current();
  printer.item(shown(credential, true), `${credential.name}: ${who(credential)}`);
}

/** Makes another login the one in use. */
export async function setLogin({ terminal, printer }: CommandContext, name: string): Promise<void> {
  const credential = await new Credentials(terminal.env).choose(name);
  printer.item(shown(credential, true), `Credentials for server ${JSON.stringify(name)} set as active`);
}

/** Ends the session on the server and forgets its token, also when the server cannot be reached. */
export async function logout(
  { terminal, printer }: CommandContext,
  given: string | undefined,
): Promise<void> {
  const credentials = new Credentials(terminal.env);
  const { name, url, token } = await credentials.remove(given ?? (await credentials.current()).name);
  const client = new Client({ kind: 'remote', url: parseServerUrl(url), token }, terminal.signal);
  try {
    await client.call('POST', '/users/logout');
  } catch (error) {
    const ended = error instanceof ApiError && error.status === 401;
    if (!ended)
      printer.note(
        `Warning: the session on ${url} could not be ended and runs out by itself: ${messageOf(error)}`,
      );
  }
  printer.item(`Logged out of ${name}`);
}

const who = ({ username, url }: Credential): string => `${username}@${url}`;

const shown = ({ name, username, url }: Credential, active: boolean): object => ({
  name,
  username,
  url,
  active,
});

async function passwordOf({ terminal }: CommandContext, options: LoginOptions): Promise<string> {
  if (options.password !== undefined) return options.password;
  if (options.passwordStdin === true) return readPassword(terminal);
  return askPassword(terminal, `Password for ${options.username}: `);
}
