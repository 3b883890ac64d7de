import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../database/database.ts';
import { TestCore } from '../fixtures/test-core.ts';
import { groupMemberEntity } from './group-member.entity.ts';
import { groupEntity } from './group.entity.ts';

const PAGE = { page: 0, perPage: 10 };
const row = (id: string, name: string, more: Record<string, unknown> = {}) => ({
  id: id.padEnd(26, 'g'),
  name,
  display_name: name,
  description: '',
  source: 'custom',
  remote_id: null,
  create_at: 1,
  update_at: 1,
  delete_at: 0,
  allow_reference: true,
  ...more,
});

describe('groups that another program keeps', () => {
  let test: TestCore;
  const engineers = row('1', 'engineers');

  beforeAll(async () => {
    test = await TestCore.open();
    const [ada, bob, cy] = [await test.user('ada'), await test.user('bob'), await test.user('cy')];
    const beside = await Database.open(test.location);
    await beside.transaction(async (tx) => {
      await tx.insert(groupEntity, [
        engineers,
        row('2', 'gone', { delete_at: 5 }),
        row('3', 'staff', { source: 'ldap', remote_id: 'r' }),
      ]);
      const member = (user_id: string, delete_at = 0, group_id = engineers.id) => ({
        group_id,
        user_id,
        create_at: 1,
        delete_at,
      });
      await tx.insert(groupMemberEntity, [member(ada.id), member(bob.id, 7), member(cy.id)]);
      await tx.insert(groupMemberEntity, [member(ada.id, 0, row('2', '').id)]);
    });
    await beside.close();
  });
  afterAll(() => test.close());

  it('are found by id and name, deleted ones with their time', async () => {
    expect(await test.core.groups.get(engineers.id)).toMatchObject({
      name: 'engineers',
      has_syncables: false,
    });
    expect(await test.core.groups.getByName('gone')).toMatchObject({ delete_at: 5 });
    await expect(test.core.groups.get('x'.repeat(26))).rejects.toMatchObject({
      id: 'app.group.no_rows',
      status_code: 404,
    });
  });

  it('have the members that were not taken out, page by page', async () => {
    const names = async (page: number, perPage: number) =>
      (await test.core.groups.members(engineers.id, { page, perPage })).map(({ username }) => username);
    expect(await names(0, 10)).toEqual(['ada', 'cy']);
    expect(await names(1, 1)).toEqual(['cy']);
  });

  it('are listed by source and by person, without the deleted', async () => {
    expect((await test.core.groups.ofSource('custom')).map(({ name }) => name)).toEqual(['engineers']);
    expect((await test.core.groups.ofSource('ldap')).map(({ remote_id: id }) => id)).toEqual(['r']);
    const ada = await test.core.users.getByUsername('ada');
    expect((await test.core.groups.ofUser(ada.id)).map(({ name }) => name)).toEqual(['engineers']);
    expect(await test.core.groups.members('x'.repeat(26), PAGE)).toEqual([]);
  });
});
