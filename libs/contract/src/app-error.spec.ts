import { describe, expect, it } from '@jest/globals';
import { AppError } from './app-error.ts';

describe('AppError', () => {
  it('is an Error with an id and a status', () => {
    const cause = new Error('no such row');
    const error = new AppError('app.user.missing', 'GetUser', 404, 'No such user', 'id=x', { cause });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ id: 'app.user.missing', where: 'GetUser', status_code: 404, cause });
    expect(String(error)).toBe('AppError: No such user');
  });

  it('says its id where it has no message', () => {
    expect(new AppError('api.context.permissions', 'CreatePost', 403).message).toBe(
      'api.context.permissions',
    );
  });

  it('shows outside all but the place it came from', () => {
    const error = new AppError('a.b', 'Inner', 400, 'Bad', 'why');
    error.request_id = 'r1';
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      id: 'a.b',
      message: 'Bad',
      detailed_error: 'why',
      request_id: 'r1',
      status_code: 400,
    });
  });

  it('is rebuilt from what a peer sent, and a peer that sent no status means 500', () => {
    const sent = { id: 'a.b', message: 'Bad', where: 'Inner', request_id: 'r1', detailed_error: 'why' };
    expect(AppError.from({ ...sent, status_code: 409 })).toMatchObject({ ...sent, status_code: 409 });
    expect(AppError.from({ id: 'a.b', status_code: 0 })).toMatchObject({ status_code: 500, message: '' });
  });
});
