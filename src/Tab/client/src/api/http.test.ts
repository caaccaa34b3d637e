import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import * as v from "valibot";
import { ask, keptNothing } from "./http";

let server: Server;
let root = "";
let seen: IncomingMessage | undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen = request;
    const send = (status: number, type: string, body: string) => response.writeHead(status, { "content-type": type }).end(body);
    if (request.url === "/ok") send(200, "application/json", '{"n":1,"more":true}');
    else if (request.url === "/odd") send(200, "application/json", '{"n":"one"}');
    else if (request.url === "/busy") send(428, "application/problem+json", '{"code":"puzzle-needed","puzzle":{"challenge":"AA","bits":3}}');
    else if (request.url === "/proxy") send(502, "text/html", "<html>");
    else if (request.url === "/moved") response.writeHead(302, { location: "/ok" }).end();
    else if (request.url === "/slow") return;
    else response.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => vi.stubGlobal("navigator", { onLine: true }));

const schema = v.object({ n: v.number() });
const get = (path: string, more: object = {}) => ask(schema, { method: "GET", url: root + path, ...more });

test("An answer is read by its schema and carries nothing else", async () => {
  expect(await get("/ok")).toEqual({ kind: "ok", status: 200, value: { n: 1 } });
  expect(seen?.headers.cookie).toBeUndefined();
  expect(seen?.headers.authorization).toBeUndefined();
  expect(seen?.headers.referer).toBeUndefined();
});

test("A success we cannot read, a broken connection and a redirect leave the outcome unknown", async () => {
  for (const path of ["/odd", "/gone", "/moved"]) expect(await get(path)).toEqual({ kind: "away", reached: "unknown" });
});

test("A refusal comes with its code and its puzzle", async () => {
  expect(await get("/busy")).toEqual({ kind: "problem", status: 428, problem: { code: "puzzle-needed", puzzle: { challenge: "AA", bits: 3 } } });
});

test("A proxy's page is not taken for the server's word", async () => {
  const answer = await get("/proxy");
  expect(answer).toEqual({ kind: "problem", status: 502, problem: { code: "unreadable" } });
  expect(keptNothing(502, { code: "unreadable" })).toBe(false);
  expect(keptNothing(403, { code: "unreadable" })).toBe(false);
  expect(keptNothing(503, { code: "store-away" })).toBe(true);
  expect(keptNothing(500, { code: "unexpected" })).toBe(false);
});

test("Waiting ends, and the caller can end it sooner", async () => {
  expect(await get("/slow", { patience: 30 })).toEqual({ kind: "away", reached: "unknown" });
  const stop = new AbortController();
  const waiting = get("/slow", { signal: stop.signal });
  stop.abort();
  expect(await waiting).toEqual({ kind: "stopped" });
});

test("Without a connection the request never leaves, and the page may say so", async () => {
  vi.stubGlobal("navigator", { onLine: false });
  seen = undefined;
  expect(await get("/ok")).toEqual({ kind: "away", reached: "unsent" });
  expect(seen).toBeUndefined();
});
