import type { Client } from './connection/client.ts';
import { openClient } from './connection/open-client.ts';
import { Printer } from './output/printer.ts';
import type { Terminal } from './terminal.ts';

/** The options that every command knows. */
export interface GlobalOptions {
  local?: boolean;
  json?: boolean;
}

/** What one command runs with. */
export class CommandContext {
  readonly terminal: Terminal;
  readonly printer: Printer;
  readonly json: boolean;
  readonly #local: boolean;

  constructor(terminal: Terminal, { local = false, json = false }: GlobalOptions) {
    this.terminal = terminal;
    this.json = json;
    this.printer = new Printer(terminal, json);
    this.#local = local;
  }

  /** The server that the command is for. Throws CliError when nobody is logged in. */
  client(): Promise<Client> {
    return openClient(this.terminal, this.#local);
  }

  /** The server on this machine, for what only that one lets be done. */
  localClient(): Promise<Client> {
    return openClient(this.terminal, true);
  }
}
