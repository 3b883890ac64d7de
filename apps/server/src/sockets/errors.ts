import { AppError } from '@patchbay/contract';

const WHERE = 'WebSocketRouter';

/** 400 of a message without an action. */
export const noAction = (): AppError =>
  new AppError('api.web_socket_router.no_action.app_error', WHERE, 400, 'No websocket action.');

/** 400 of a message whose `seq` is not a positive number. */
export const badSequence = (): AppError =>
  new AppError(
    'api.web_socket_router.bad_seq.app_error',
    WHERE,
    400,
    'Invalid sequence for WebSocket message.',
  );

/** 401 of a message before the authentication challenge was met. */
export const notAuthenticated = (): AppError =>
  new AppError(
    'api.web_socket_router.not_authenticated.app_error',
    WHERE,
    401,
    'WebSocket connection is not authenticated. Please log in and try again.',
  );

/** 500 of an action nobody knows. */
export const badAction = (action: string): AppError =>
  new AppError(
    'api.web_socket_router.bad_action.app_error',
    WHERE,
    500,
    'Unknown WebSocket action.',
    `action=${action}`,
  );

/** 400 of an action whose data is not what it takes. */
export const invalidParam = (name: string): AppError =>
  new AppError(
    'api.websocket_handler.invalid_param.app_error',
    'WebSocketHandler',
    400,
    `Invalid ${name} parameter.`,
  );

/** 400 of an upgrade from a foreign page, or one that is no upgrade (contract: rest.json, websocket). */
export const upgradeRefused = (detail: string): AppError =>
  new AppError(
    'api.web_socket.connect.upgrade.app_error',
    'connectWebSocket',
    400,
    'URL Blocked because of CORS. Add the origin to ServiceSettings.AllowCorsFrom to let it in.',
    detail,
  );
