import { describe, expect, it } from '@jest/globals';
import { NOT_FROM_SERVER, NO_ANSWER, failure } from './failure.ts';

const of = (status: number, body: string, statusText = '') => {
  const { message, server_error_id: id } = failure({ url: '', status, statusText, body });
  return { message, id };
};

describe('an answer that is no success', () => {
  it("has the server's words and id", () => {
    expect(of(400, '{"id":"app.x","message":"No such thing."}')).toEqual({
      message: 'No such thing.',
      id: 'app.x',
    });
  });

  it('is told by the title of the page where a proxy gave it', () => {
    const page = '<html>\r\n<head><title>413 Request Entity Too Large</title></head><body>…</body></html>';
    expect(of(413, page)).toEqual({ message: '413 Request Entity Too Large', id: NOT_FROM_SERVER });
  });

  it('may be plain text, or nothing', () => {
    expect(of(400, 'unexpected EOF\n')).toEqual({ message: 'unexpected EOF', id: '' });
    expect(of(502, '', 'Bad Gateway')).toEqual({ message: '502 Bad Gateway', id: '' });
    expect(of(500, '[]')).toEqual({ message: '500', id: '' });
  });

  it('was none at all', () => {
    expect(of(0, '')).toEqual({ message: '', id: NO_ANSWER });
  });
});
