import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { serviceCalls } from '@patchbay/contract';
import { socketPair } from '../../fixtures/socket-pair.ts';
import { asGobType } from '../gob/special.ts';
import { MuxBroker } from '../mux-broker.ts';
import { RpcClient } from '../netrpc/client.ts';
import { RpcServer } from '../netrpc/server.ts';
import { YamuxSession } from '../yamux/session.ts';
import { driverService, driverWire } from './driver-service.ts';
import type { DriverError, DriverValue, PluginDriver } from './plugin-driver.ts';

const TIME = new Date('2026-01-02T03:04:05.678Z');
const VALUES: DriverValue[] = [
  null,
  true,
  -(2n ** 63n),
  2n ** 63n - 1n,
  1.5,
  3,
  'é',
  Uint8Array.from([0, 255]),
];

/** Answers like a database of one row, and keeps what it was asked. */
function fakeDriver(asked: unknown[]): PluginDriver {
  const fails = (fields: Partial<DriverError>) => Promise.reject(Object.assign(new Error('failed'), fields));
  let left = 1;
  return {
    conn: (isMaster) => Promise.resolve(`conn of ${isMaster ? 'master' : 'replica'}`),
    connPing: () => fails({ code: 6 }),
    connClose: () => Promise.resolve(),
    connQuery: (...call) => {
      asked.push(call);
      return Promise.resolve('rows');
    },
    connExec: () => Promise.resolve({ rowsAffected: 3n }),
    tx: (...call) => {
      asked.push(call);
      return Promise.resolve('tx');
    },
    txCommit: () =>
      fails({
        postgres: { Severity: 'ERROR', Code: '23505', Message: 'twice', Table: 't', Constraint: 'u' },
      }),
    txRollback: () => fails({}),
    stmt: () => Promise.resolve('stmt'),
    stmtClose: () => Promise.resolve(),
    stmtNumInput: (stmt) => {
      if (stmt === 'stmt') return 2;
      throw new Error('unknown');
    },
    stmtQuery: () => Promise.resolve('rows'),
    stmtExec: () => Promise.resolve({ rowsAffected: 1n, lastInsertId: 9n }),
    rowsColumns: () => ['a', 'b'],
    rowsClose: () => Promise.resolve(),
    rowsNext: (rows) => (rows === 'late' ? Promise.resolve([TIME]) : left-- > 0 ? VALUES : undefined),
    rowsHasNextResultSet: () => true,
    rowsNextResultSet: () => fails({ code: 1 }),
    rowsColumnTypeDatabaseTypeName: () => 'TEXT',
    rowsColumnTypePrecisionScale: (_, index) => (index === 0 ? { precision: 5n, scale: 2n } : undefined),
  };
}

describe('the SQL driver on the wire', () => {
  let near: YamuxSession;
  let far: YamuxSession;
  let asked: unknown[];
  let call: (name: string, args: unknown) => Promise<unknown>;

  const serve = async (driver: PluginDriver | undefined): Promise<void> => {
    const [a, b] = await socketPair();
    near = new YamuxSession(a, { client: true, onStream: (stream) => nearBroker.onStream(stream) });
    far = new YamuxSession(b, { client: false, onStream: (stream) => farBroker.onStream(stream) });
    const nearBroker = new MuxBroker(near);
    const farBroker = new MuxBroker(far);
    const id = farBroker.nextId();
    const [mine, theirs] = await Promise.all([nearBroker.dial(id), farBroker.accept(id)]);
    const methods = driverService(driver);
    new RpcServer(theirs, driverWire, methods);
    const client = new RpcClient(mine, driverWire);
    call = (name, args) => {
      const method = methods.get(`Plugin.${name}`);
      if (method === undefined) throw new Error(`no method ${name}`);
      return client.call(method, args);
    };
  };

  beforeEach(async () => {
    asked = [];
    await serve(fakeDriver(asked));
  });

  afterEach(() => {
    near.close();
    far.close();
  });

  it('has every method of the contract', () => {
    expect([...driverService(undefined).keys()]).toEqual(
      serviceCalls.driver.map(({ name }) => `Plugin.${name}`),
    );
  });

  it('passes arguments and values as Go has them, with every bit of an int64', async () => {
    expect(await call('Conn', true)).toMatchObject(['conn of master']);
    // As a plugin sends it that has registered time.Time with gob.
    const time = asGobType('time.Time', new Date(TIME));
    const args = [...VALUES, time].map((Value, n) => ({
      Name: n === 0 ? 'name' : '',
      Ordinal: n + 1,
      Value,
    }));
    expect(await call('ConnQuery', ['c', 'SELECT 1', args])).toMatchObject(['rows']);
    expect(asked.pop()).toMatchObject([
      'c',
      'SELECT 1',
      [...VALUES, TIME].map((value, n) => ({ name: n === 0 ? 'name' : '', ordinal: n + 1, value })),
    ]);
    expect(await call('Tx', ['c', { Isolation: 6, ReadOnly: true }])).toMatchObject(['tx']);
    expect(asked.pop()).toEqual(['c', { isolation: 6, readOnly: true }]);
    const [error, row] = (await call('RowsNext', ['rows', []])) as [unknown, unknown[]];
    expect(error).toBeUndefined();
    expect(row.map((value) => (value instanceof Uint8Array ? new Uint8Array(value) : value))).toEqual(VALUES);
  });

  it('says with io.EOF that there are no more rows, and gives times as text', async () => {
    await call('RowsNext', ['rows', []]);
    expect(await call('RowsNext', ['rows', []])).toMatchObject([{ name: 'ErrorString', code: 1 }, []]);
    expect(await call('RowsNext', ['late', []])).toMatchObject([undefined, [TIME.toISOString()]]);
  });

  it('answers what needs no rows', async () => {
    expect(await call('StmtNumInput', 'stmt')).toEqual([2]);
    expect(await call('RowsColumns', 'rows')).toEqual([['a', 'b']]);
    expect(await call('RowsHasNextResultSet', 'rows')).toEqual([true]);
    expect(await call('RowsColumnTypeDatabaseTypeName', ['rows', 0])).toBe('TEXT');
    expect(await call('RowsColumnTypePrecisionScale', ['rows', 0])).toEqual([5, 2, true]);
    expect(await call('RowsColumnTypePrecisionScale', ['rows', 1])).toEqual([0, 0, false]);
    expect(await call('StmtExec', ['stmt', []])).toMatchObject([{ LastID: 9, RowsAffected: 1 }]);
    expect(await call('ConnExec', ['c', 'x', []])).toMatchObject([
      { RowsAffected: 3, LastIDError: { message: 'LastInsertId is not supported by this driver' } },
    ]);
  });

  it('puts errors into the reply with the class that Go knows them by', async () => {
    expect(await call('ConnPing', 'c')).toMatchObject([{ name: 'ErrorString', code: 6 }]);
    expect(await call('TxRollback', 't')).toMatchObject([
      { name: 'ErrorString', code: 0, message: 'failed' },
    ]);
    expect(await call('TxCommit', 't')).toMatchObject([{ message: 'twice' }]);
    expect(await call('RowsNextResultSet', 'r')).toMatchObject([{ code: 1 }]);
    // Not 0, which would be "takes no arguments".
    expect(await call('StmtNumInput', 'other')).toEqual([-1]);
  });

  it('says that there is no SQL where there is none', async () => {
    near.close();
    far.close();
    await serve(undefined);
    expect(await call('Conn', true)).toMatchObject(['', { name: 'ErrorString' }]);
    expect(await call('RowsNext', ['r', []])).toMatchObject([{ name: 'ErrorString' }, []]);
    expect(await call('StmtNumInput', 's')).toEqual([-1]);
    await expect(call('RowsColumns', 'r')).rejects.toThrow('no SQL access');
  });
});
