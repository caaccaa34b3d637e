import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Beside each text file its brotli form, made once here as small as it gets; the host would have to be quick about it at every start. */
const compressed: Plugin = {
  name: "jaring-compressed",
  apply: "build",
  writeBundle({ dir = "" }, bundle) {
    for (const name of Object.keys(bundle).filter((file) => /\.(js|css|svg)$/.test(file))) {
      const path = join(dir, name);
      writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
    }
  },
};

type Bundle = Parameters<Extract<NonNullable<Plugin["writeBundle"]>, (...args: never[]) => unknown>>[1];

/** Scripts that come after those of a page's head: what these ask for, and so on; their names in order. */
function later(bundle: Bundle, atOnce: ReadonlySet<string>): string[] {
  const seen = new Set<string>();
  const waiting = [...atOnce];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const part = bundle[name];
    if (seen.has(name) || part?.type !== "chunk") continue;
    seen.add(name);
    waiting.push(...part.imports, ...part.dynamicImports);
    if (!atOnce.has(name) && part.viteMetadata?.importedCss.size !== 0) throw new Error(`${name} brings a style that no hash guards`);
  }
  return [...seen].filter((name) => !atOnce.has(name)).sort();
}

/**
 * A page with a style of its own has something to say before any file has come: its scripts and style sheet then stand behind its text, so that nothing
 * keeps the browser from showing it, not even a line that dies after the first answer.
 */
function textFirst(html: string): string {
  if (!html.includes("<style>")) return html;
  const files: string[] = [];
  const text = html.replace(/<script type="importmap">[^<]*<\/script>|<script type="module"[^>]*><\/script>|<link rel="(?:modulepreload|stylesheet)"[^>]*>/g, (tag) => (files.push(tag), ""));
  const [styles, scripts] = [files.filter((tag) => tag.includes("stylesheet")), files.filter((tag) => !tag.includes("stylesheet"))];
  return text.replace("</body>", () => `${[...styles, ...scripts].join("\n")}\n</body>`);
}

/**
 * In each page, beside the name of a script or style the hash of its bytes, and for the scripts that come later a map of hashes:
 * a browser runs what was built or nothing, whatever stands between. A style that comes later could not be guarded, so there is none.
 */
const withHashes: Plugin = {
  name: "jaring-with-hashes",
  apply: "build",
  writeBundle({ dir = "" }, bundle) {
    const hash = (file: string) => `sha256-${createHash("sha256").update(readFileSync(join(dir, file))).digest("base64")}`;
    for (const page of Object.keys(bundle).filter((file) => file.endsWith(".html"))) {
      const atOnce = new Set<string>();
      const html = readFileSync(join(dir, page), "utf8").replace(
        /<(?:script|link rel="(?:modulepreload|stylesheet)") [^>]*?(?:src|href)="\.\/(assets\/[^"]+)"/g,
        (tag: string, file: string) => (atOnce.add(file), `${tag} integrity="${hash(file)}"`),
      );
      const integrity = Object.fromEntries(later(bundle, atOnce).map((file) => [`./${file}`, hash(file)]));
      const whole = html.replace("<script ", `<script type="importmap">${JSON.stringify({ integrity })}</script>\n<script `);
      // A page is sent as it is, uncompressed: the indents alone would be 700 bytes of a first load.
      writeFileSync(join(dir, page), textFirst(whole).replace(/\n\s+/g, "\n"));
    }
  },
};

/** @hpke would ask old Node for its WebCrypto; a browser has its own. Without this the build carries an empty file that stands for Node's. */
const withoutNode: Plugin = {
  name: "jaring-without-node",
  apply: "build",
  transform: {
    filter: { id: /@hpke[\\/]common/, code: 'await import("crypto")' },
    handler: (code) => code.replace('await import("crypto")', "globalThis.crypto"),
  },
};

type ModuleGraph = { getModuleInfo(id: string): { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] } | null };
const modules = new Map<string, Set<string>>();

/** What a page's first script imports without asking later, by and by; with `later` all that it ever asks for. */
function modulesOf(page: string, graph: ModuleGraph, later = false): Set<string> {
  const known = modules.get(`${page} ${later}`);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const waiting = [join(import.meta.dirname, page)];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const module = graph.getModuleInfo(id);
    waiting.push(...(module?.importedIds ?? []), ...((later && module?.dynamicallyImportedIds) || []));
  }
  modules.set(`${page} ${later}`, found);
  return found;
}

/**
 * A page's first load stays two scripts, and the bundler's own few lines, however many parts come later: what both pages need at once, and what one needs.
 * Left to itself it makes a script of its own for all that a later part has in common with a page, and each is one more request on a weak line.
 */
function atOncePart(id: string, graph: ModuleGraph): string | null {
  const [room, board] = [modulesOf("ruang.html", graph).has(id), modulesOf("dasbor.html", graph).has(id)];
  // What the room needs later must not lie in the dashboard's script: the whole of that would come along.
  if (board && !room && modulesOf("ruang.html", graph, true).has(id)) return "codes";
  // What the dashboard needs later must not lie in the room's script: the room itself would come along, and begin.
  if (room && modulesOf("dasbor.html", graph, true).has(id)) return "shared";
  return room && board ? "shared" : room ? "ruang" : board ? "dasbor" : null;
}

/**
 * Two pages that never meet: the reporter's room and the team's dashboard.
 * Everything a page runs or wears is an external, hashed file, so that the Content-Security-Policy
 * can forbid inline scripts and styles. Relative base: an office may mount the pages under any path.
 */
export default defineConfig({
  base: "./",
  plugins: [withoutNode, compressed, withHashes],
  build: {
    target: "es2022",
    assetsDir: "assets",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { ruang: "ruang.html", dasbor: "dasbor.html" },
      output: { codeSplitting: { groups: [{ name: atOncePart }], includeDependenciesRecursively: false } },
    },
  },
  test: {
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}", "tools/*.test.ts"],
    testTimeout: 60_000,
  },
});
