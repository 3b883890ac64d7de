import { describe, expect, it } from '@jest/globals';
import type { Account } from '../../../rest/accounts.ts';
import { accountActions } from './account-actions.ts';

const account = (more: Partial<Account> = {}): Account => ({
  id: 'grace-id',
  username: 'grace',
  email: '',
  firstName: '',
  lastName: '',
  nickname: '',
  position: '',
  roles: 'system_user',
  createAt: 1,
  deleteAt: 0,
  lastLogin: 0,
  lastActivity: 0,
  isMfaActive: false,
  isBot: false,
  authService: '',
  ...more,
});

const admin = { id: 'ada-id', isAdmin: true, mayWrite: true };
const helper = { id: 'ben-id', isAdmin: false, mayWrite: true };

describe('what may be done to an account', () => {
  it('is everything for an administrator, and the second factor where there is one', () => {
    expect(accountActions(account({ isMfaActive: true }), admin)).toEqual([
      'password',
      'roles',
      'sessions',
      'mfa',
      'deactivate',
    ]);
    expect(accountActions(account({ deleteAt: 5 }), admin)).toEqual(['activate']);
  });

  it('is no password where another service keeps it', () => {
    expect(accountActions(account({ authService: 'ldap' }), admin)).not.toContain('password');
  });

  it('is nothing to an administrator for who is none, and no roles at all', () => {
    expect(accountActions(account({ roles: 'system_user system_admin' }), helper)).toEqual([]);
    expect(accountActions(account(), helper)).toEqual(['password', 'sessions', 'deactivate']);
  });

  it('does not lead to deactivating oneself, nor to anything for who may only look', () => {
    expect(accountActions(account({ id: admin.id, roles: 'system_admin' }), admin)).not.toContain(
      'deactivate',
    );
    expect(accountActions(account(), { ...admin, mayWrite: false })).toEqual([]);
  });
});
