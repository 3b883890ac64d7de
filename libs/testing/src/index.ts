export type { Answer, Answers, ApiResult, Given } from './answers.ts';
export { TestingError, type TestingErrorCode } from './errors.ts';
export type { HookInput, RequestInput } from './hook-arguments.ts';
export type { KeyValueOptions, KeyValues } from './key-values.ts';
export { mockApi, type MockApi, type MockControls, type MockOptions } from './mock-api.ts';
export { RecordedResponse } from './recorded-response.ts';
export { testPlugin, type TestablePlugin, type TestedPlugin, type TestPluginOptions } from './test-plugin.ts';
