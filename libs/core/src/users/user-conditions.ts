import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { likePattern } from '../database/like-pattern.ts';
import type { UserRow } from './user.entity.ts';
import type { UserConditions } from './user-query.ts';

type Query = SelectQueryBuilder<UserRow>;

const HAS_ROLE = (parameter: string) => `(' ' || user.roles || ' ') LIKE :${parameter} ESCAPE '\\'`;
const NO_ADMINISTRATOR = `(' ' || user.roles || ' ') NOT LIKE '% system\\_admin %' ESCAPE '\\'`;

/** Narrows a query over accounts, under the alias `user`. */
export function applyConditions(query: Query, given: UserConditions): Query {
  const membership = (not: '' | 'NOT ', table: string, id: string, value: string, more = '') =>
    query.andWhere(
      `user.id ${not}IN (SELECT userid FROM ${table} WHERE ${id} = :${not.trim()}${table}${more})`,
      { [`${not.trim()}${table}`]: value },
    );
  if (given.inTeam) membership('', 'teammembers', 'teamid', given.inTeam, ' AND deleteat = 0');
  if (given.notInTeam) membership('NOT ', 'teammembers', 'teamid', given.notInTeam, ' AND deleteat = 0');
  if (given.inChannel) membership('', 'channelmembers', 'channelid', given.inChannel);
  if (given.notInChannel) membership('NOT ', 'channelmembers', 'channelid', given.notInChannel);
  if (given.inGroup) membership('', 'groupmembers', 'groupid', given.inGroup, ' AND deleteat = 0');
  if (given.notInGroup) membership('NOT ', 'groupmembers', 'groupid', given.notInGroup, ' AND deleteat = 0');
  if (given.withoutTeam) query.andWhere('user.id NOT IN (SELECT userid FROM teammembers WHERE deleteat = 0)');
  if (given.active) query.andWhere('user.delete_at = 0');
  if (given.inactive) query.andWhere('user.delete_at <> 0');
  if (given.withoutBots) query.andWhere('user.id NOT IN (SELECT userid FROM bots)');
  if (given.withoutRemote) query.andWhere(`COALESCE(user.remote_id, '') = ''`);
  if (given.updatedAfter)
    query.andWhere('user.update_at > :updatedAfter', { updatedAfter: given.updatedAfter });
  if (given.role) query.andWhere(HAS_ROLE('role'), { role: `% ${likePattern(given.role, '')} %` });
  if (given.visibleTo)
    query.andWhere(
      '(user.id = :viewer OR user.id IN (SELECT other.userid FROM channelmembers own' +
        ' JOIN channelmembers other ON other.channelid = own.channelid WHERE own.userid = :viewer))',
      { viewer: given.visibleTo },
    );
  applyRoles(query, given);
  return query;
}

/** Any one of the roles will do, of whichever kind. */
function applyRoles(query: Query, given: UserConditions): void {
  const { roles = [], teamRoles = [], channelRoles = [] } = given;
  if (roles.length + teamRoles.length + channelRoles.length === 0) return;
  query.andWhere(
    new Brackets((where) => {
      roles.forEach((role, index) => {
        // Everybody is a user of the system: who asks for them means those who are nothing else.
        if (role === 'system_user') where.orWhere(`user.roles = 'system_user'`);
        else where.orWhere(HAS_ROLE(`role${index}`), { [`role${index}`]: `% ${likePattern(role, '')} %` });
      });
      const inScope = (scope: 'team' | 'channel', wanted: readonly string[], id: string) => {
        for (const role of wanted) {
          const condition = schemeCondition(scope, role);
          if (condition === undefined) continue;
          where.orWhere(
            `user.id IN (SELECT userid FROM ${scope}members WHERE ${scope}id = :${scope}OfRoles AND ${condition.membership})${condition.noAdministrator ? ` AND ${NO_ADMINISTRATOR}` : ''}`,
            { [`${scope}OfRoles`]: id },
          );
        }
      };
      inScope('team', teamRoles, given.inTeam ?? '');
      inScope('channel', channelRoles, given.inChannel ?? '');
      where.orWhere('1 = 0');
    }),
  );
}

function schemeCondition(
  scope: 'team' | 'channel',
  role: string,
): { membership: string; noAdministrator: boolean } | undefined {
  switch (role) {
    case `${scope}_admin`:
      return { membership: 'schemeadmin', noAdministrator: true };
    case `${scope}_user`:
      return { membership: 'schemeuser AND NOT schemeadmin', noAdministrator: true };
    case `${scope}_guest`:
      return { membership: 'schemeguest', noAdministrator: false };
    default:
      return undefined;
  }
}

/** Every word must be the beginning of a field that may be looked at. */
export function applyTerm(query: Query, term: string, fields: readonly (keyof UserRow)[]): Query {
  const words = term
    .trim()
    .replace(/^@/, '')
    .split(/\s+/)
    .filter((word) => word !== '');
  words.forEach((word, index) => {
    query.andWhere(
      new Brackets((where) => {
        for (const field of fields)
          where.orWhere(`LOWER(user.${field}) LIKE :word${index} ESCAPE '\\'`, {
            [`word${index}`]: likePattern(word),
          });
      }),
    );
  });
  return query;
}

/** In the order a listing asks for; by username where it asks for none. */
export function applyOrder(query: Query, sort: string | undefined, channelId: string | undefined): Query {
  switch (sort) {
    case 'create_at':
      return query.orderBy('user.create_at', 'DESC').addOrderBy('user.username', 'ASC');
    case 'last_activity_at':
      return query
        .addSelect(
          '(SELECT COALESCE(MAX(s.lastactivityat), 0) FROM status s WHERE s.userid = user.id)',
          'rank',
        )
        .orderBy('rank', 'DESC')
        .addOrderBy('user.username', 'ASC');
    case 'status':
      return query
        .addSelect(
          `(SELECT COALESCE(MIN(CASE s.status WHEN 'online' THEN 1 WHEN 'away' THEN 2 WHEN 'dnd' THEN 3 ELSE 4 END), 4) FROM status s WHERE s.userid = user.id)`,
          'rank',
        )
        .orderBy('rank', 'ASC')
        .addOrderBy('user.username', 'ASC');
    case 'admin':
      return query
        .addSelect(
          '(SELECT COUNT(*) FROM channelmembers a WHERE a.userid = user.id AND a.channelid = :sortChannel AND a.schemeadmin)',
          'rank',
        )
        .setParameter('sortChannel', channelId ?? '')
        .orderBy('rank', 'DESC')
        .addOrderBy('user.username', 'ASC');
    default:
      return query.orderBy('user.username', 'ASC');
  }
}
