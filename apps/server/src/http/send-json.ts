import type { ServerResponse } from 'node:http';

/** Answers with JSON under exactly `application/json`: Mattermost's client parses no other spelling as JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  sendText(response, status, Buffer.from(JSON.stringify(body)));
}

/** The same of JSON that is written already. */
export function sendText(response: ServerResponse, status: number, text: Buffer): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': text.length });
  response.end(text);
}
