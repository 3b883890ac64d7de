export type TestingErrorCode =
  'no-answer' | 'no-such-method' | 'no-such-hook' | 'not-implemented' | 'no-hijack';

/** What a test asked of a mock that it cannot do; the message says what to write in the test instead. */
export class TestingError extends Error {
  override readonly name = 'TestingError';
  readonly code: TestingErrorCode;

  constructor(code: TestingErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
