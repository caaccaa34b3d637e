import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build } from "vite";

const HERE = fileURLToPath(new URL("./browser/", import.meta.url));
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8" };

/** The policy of the reporter's page (docs/sealing.md): what cannot run under it cannot run at all. */
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src blob:; style-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Builds one page of tools/browser, runs it in Chromium, and hands on every line it prints as a result, until "done". `onPage` is called with the page before it runs. */
export async function runPage(name, onLine, { timeout = 300_000, onPage = () => undefined } = {}) {
  const outDir = await mkdtemp(join(tmpdir(), "sealing-page-"));
  const server = createServer((request, response) => serve(outDir, request, response));
  let browser;
  try {
    await build({
      root: HERE,
      base: "./",
      configFile: false,
      logLevel: "warn",
      resolve: { alias: { vitest: join(HERE, "vitest.ts") } },
      build: {
        outDir,
        target: "es2022",
        modulePreload: false,
        chunkSizeWarningLimit: 5000,
        emptyOutDir: true,
        rolldownOptions: { input: join(HERE, `${name}.html`) },
      },
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
    const page = await browser.newPage();
    onPage(page, browser);
    await listen(page, `http://127.0.0.1:${server.address().port}/${name}.html`, onLine, timeout);
  } finally {
    await browser?.close();
    server.close();
    await rm(outDir, { recursive: true, force: true });
  }
}

function listen(page, url, onLine, timeout) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the page did not finish in time")), timeout);
    const end = (settle, value) => (clearTimeout(timer), settle(value));
    page.on("console", (message) => {
      const text = message.text();
      if (text === "result done") end(resolve);
      else if (text.startsWith("result ")) onLine(text.slice("result ".length));
      else if (message.type() === "error") console.error(`page: ${text}`);
    });
    page.on("pageerror", (error) => end(reject, error));
    page.goto(url).catch((error) => end(reject, error));
  });
}

async function serve(root, request, response) {
  const path = normalize(new URL(request.url, "http://localhost").pathname);
  if (request.method === "PUT") {
    for await (const _ of request);
    return response.writeHead(204).end();
  }
  try {
    const body = await readFile(join(root, path));
    response.writeHead(200, {
      "Content-Type": TYPES[extname(path)] ?? "application/octet-stream",
      "Content-Security-Policy": POLICY,
      "X-Content-Type-Options": "nosniff",
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}
