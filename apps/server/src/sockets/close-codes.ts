/** WebSocket close codes (RFC 6455 §7.4.1) under the reasons why this server closes a socket. */
export const CloseCode = {
  Normal: 1000,
  GoingAway: 1001,
  BadMessage: 1007,
  PolicyViolation: 1008,
  TooSlow: 1013,
} as const;
