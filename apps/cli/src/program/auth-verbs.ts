import { Option, type Command } from 'commander';
import { currentLogin, listLogins, login, logout, setLogin } from '../commands/auth.command.ts';
import type { LoginOptions } from '../commands/auth.command.ts';
import type { WithContext } from './with-context.ts';

export function addAuthVerbs(auth: Command, withContext: WithContext): void {
  auth
    .command('login')
    .description('Logs in and keeps the session for later commands.')
    .argument('<url>', 'as https://chat.example.com')
    .requiredOption('-u, --username <name>', 'username or email')
    .addOption(
      new Option('-p, --password <password>', 'seen by others on this machine; better use the next one'),
    )
    .addOption(new Option('--password-stdin', 'read the password from stdin').conflicts('password'))
    .option('-n, --name <name>', 'how to call this login (default: host and port)')
    .action(withContext((context, url: string, options: LoginOptions) => login(context, url, options)));
  auth.command('list').description('Shows all logins.').action(withContext(listLogins));
  auth.command('current').description('Shows the login in use.').action(withContext(currentLogin));
  auth.command('set').description('Uses another login.').argument('<name>').action(withContext(setLogin));
  auth
    .command('logout')
    .alias('delete')
    .description('Ends a session and forgets it.')
    .argument('[name]', 'the one in use by default')
    .action(withContext(logout));
}
