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

/** In each page, beside the name of a script or style the hash of its bytes: a browser runs what was built or nothing, whatever stands between. */
const withHashes: Plugin = {
  name: "jaring-with-hashes",
  apply: "build",
  writeBundle({ dir = "" }, bundle) {
    for (const page of Object.keys(bundle).filter((file) => file.endsWith(".html"))) {
      const html = readFileSync(join(dir, page), "utf8").replace(
        /<(?:script|link rel="(?:modulepreload|stylesheet)") [^>]*?(?:src|href)="\.\/(assets\/[^"]+)"/g,
        (tag: string, file: string) => `${tag} integrity="sha256-${createHash("sha256").update(readFileSync(join(dir, file))).digest("base64")}"`,
      );
      writeFileSync(join(dir, page), html);
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
      // What any two parts share is one file: cut finer, each part that is fetched later would cost the first load a request.
      output: { codeSplitting: { groups: [{ name: "shared", minShareCount: 2 }] } },
    },
  },
  test: {
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}"],
    testTimeout: 60_000,
  },
});
