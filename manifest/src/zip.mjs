import { unzipSync, zipSync } from "fflate";

/** Midnight of the first day that a zip can hold, in local parts, which is what the format stores: the same bytes in every time zone. */
const fixedTime = new Date(1980, 0, 1);

/**
 * A zip whose bytes depend on names and contents alone: sorted names, fixed time, nothing compressed (so that no library version shows).
 * @param {Record<string, Uint8Array>} files
 */
export function zip(files) {
  const entries = Object.keys(files).sort().map((name) => [name, [files[name], { level: 0, mtime: fixedTime }]]);
  return zipSync(Object.fromEntries(entries));
}

/** @returns {Record<string, Uint8Array>} the files of a zip by their full names */
export function unzip(bytes) {
  return unzipSync(bytes);
}
