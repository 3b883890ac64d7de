import { GoSqlError, SqlError } from '../errors.ts';
import type { Answers, Failure, Reply, Request } from '../protocol.ts';
import { openHandle } from './handle.ts';
import type { DatabaseFiles } from './handle.ts';
import { DEFAULT_LIMITS, KEPT_HANDLES } from './limits.ts';
import type { SqlLimits } from './limits.ts';
import { AdvisoryTable, WriteLock } from './locks.ts';
import { PooledHandle } from './pooled-handle.ts';
import { Session } from './session.ts';

interface Connection {
  readonly handle: PooledHandle;
  readonly session: Session;
  /** Whose its advisory locks are. */
  readonly owner: object;
}

interface Free {
  readonly handle: PooledHandle;
  readonly owner: object;
}

/** All SQL of one plugin. */
export class Engine {
  readonly #files: DatabaseFiles;
  readonly #limits: SqlLimits;
  readonly #connections = new Map<string, Connection>();
  readonly #free: Free[] = [];
  readonly #advisory = new AdvisoryTable();
  readonly #write = new WriteLock();
  readonly #tables = { version: 0 };

  constructor(files: DatabaseFiles, limits: Partial<SqlLimits> = {}) {
    this.#files = files;
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  /** Answers one request; `reply` may be called before with word that it waits. Never rejects. */
  async answer(request: Request, reply: (reply: Reply) => void): Promise<void> {
    const { id } = request;
    try {
      const value = await this.#answer(request, (waiting) => reply({ id, waiting }));
      reply({ id, value });
    } catch (error) {
      reply({ id, failure: failureOf(error) });
    }
  }

  close(): void {
    for (const conn of [...this.#connections.keys()]) this.#close(conn);
    for (const { handle } of this.#free.splice(0)) handle.db.close();
  }

  async #answer(request: Request, waiting: (is: boolean) => void): Promise<Answers[keyof Answers]> {
    const { conn } = request;
    if (request.op === 'open') return this.#open(conn);
    if (request.op === 'close') return this.#close(conn);
    const session = this.#connections.get(conn)?.session;
    if (session === undefined) throw new GoSqlError('ErrBadConn', `there is no connection ${conn}`);
    const { transaction } = session;
    transaction.onWaiting = waiting;
    switch (request.op) {
      case 'ping':
        return undefined;
      case 'begin':
        transaction.begin(request.readOnly);
        return undefined;
      case 'commit':
        return transaction.commit() as undefined;
      case 'rollback':
        return transaction.rollback() as undefined;
      case 'prepare':
        return session.prepare(request.sql);
      case 'exec':
        return session.exec(request.sql, request.args);
      case 'query':
        return session.query(request.rows, request.sql, request.args);
      case 'fetch':
        return session.fetch(request.rows);
      case 'closeRows':
        return session.closeRows(request.rows) as undefined;
    }
  }

  #open(conn: string): undefined {
    if (this.#connections.size >= this.#limits.connections)
      throw new SqlError('too_many_connections', 'sorry, too many clients already', {
        hint: 'Set SetMaxOpenConns, and close rows and transactions that are done.',
      });
    const { handle, owner } = this.#free.pop() ?? this.#newHandle();
    const session = new Session(handle, {
      limits: this.#limits,
      write: this.#write,
      tables: this.#tables,
      transactionEnded: () => this.#advisory.release(owner, 'transaction'),
    });
    this.#connections.set(conn, { handle, session, owner });
  }

  #newHandle(): Free {
    const owner = {};
    return { handle: new PooledHandle(openHandle(this.#files, this.#advisory.of(owner))), owner };
  }

  #close(conn: string): undefined {
    const connection = this.#connections.get(conn);
    if (connection === undefined) return;
    const { handle, owner, session } = connection;
    this.#connections.delete(conn);
    session.close();
    this.#advisory.release(owner, 'all');
    if (handle.temporary || this.#free.length >= KEPT_HANDLES) handle.db.close();
    else this.#free.push({ handle, owner });
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof SqlError) return { message: error.message, postgres: error.postgres };
  if (error instanceof GoSqlError) return { message: error.message, code: error.code };
  return { message: error instanceof Error ? error.message : String(error) };
}
