import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { blob, createTable, flag, id, integer, json, key, nullableInteger, text } from './table.ts';

/** What nodes remember about plugins beside what should run: versions, changes of version, copies of data, crashes. */
export class CreatePluginLedger1763733600000 implements MigrationInterface {
  readonly name = 'CreatePluginLedger1763733600000';

  async up(runner: QueryRunner): Promise<void> {
    const no = runner.dataSource.options.type === 'postgres' ? 'false' : '0';
    await runner.query(`ALTER TABLE patchbay_plugins ADD COLUMN unmanaged boolean NOT NULL DEFAULT ${no}`);
    // Sweeping values that have expired looks for nothing else.
    await runner.createIndex('pluginkeyvaluestore', EXPIRY);
    await createTable(runner, 'patchbay_pluginversions', [
      id('pluginid', 190),
      id('sha256', 64),
      integer('sequence'),
      text('version'),
      json('manifest'),
      integer('size'),
      flag('signed'),
      flag('prepackaged'),
      integer('installedat'),
    ]);
    await createTable(runner, 'patchbay_pluginchanges', [
      id('pluginid', 190),
      key('fromsha256', 64),
      key('tosha256', 64),
      integer('startedat'),
    ]);
    await createTable(runner, 'patchbay_pluginsnapshots', [
      id('pluginid', 190),
      id('sha256', 64),
      json('settings'),
      integer('takenat'),
    ]);
    await createTable(runner, 'patchbay_pluginsnapshotkeys', [
      id('pluginid', 190),
      id('sha256', 64),
      id('pkey', 150),
      blob('pvalue'),
      integer('expireat'),
    ]);
    await createTable(runner, 'patchbay_pluginleases', [
      id('pluginid', 190),
      key('holder', 190),
      integer('expiresat'),
    ]);
    await createTable(
      runner,
      'patchbay_plugincrashes',
      [
        id('id'),
        key('pluginid', 190),
        text('version'),
        integer('crashedat'),
        integer('startedat'),
        key('kind', 32),
        nullableInteger('exitcode'),
        key('signal', 32),
        json('hooks'),
        integer('memorybytes'),
        text('reason'),
        json('stderr'),
      ],
      [['idx_patchbay_plugincrashes_plugin_id_crashed_at', ['pluginid', 'crashedat']]],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.dropTable(table);
    await runner.dropIndex('pluginkeyvaluestore', EXPIRY);
    await runner.query('ALTER TABLE patchbay_plugins DROP COLUMN unmanaged');
  }
}

const EXPIRY = new TableIndex({ name: 'idx_pluginkeyvaluestore_expire_at', columnNames: ['expireat'] });

const TABLES = [
  'patchbay_plugincrashes',
  'patchbay_pluginleases',
  'patchbay_pluginsnapshotkeys',
  'patchbay_pluginsnapshots',
  'patchbay_pluginchanges',
  'patchbay_pluginversions',
];
