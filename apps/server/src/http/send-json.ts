import type { ServerResponse } from 'node:http';

/** Answers with JSON under exactly `application/json`: Mattermost's client parses no other spelling as JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': text.length });
  response.end(text);
}
