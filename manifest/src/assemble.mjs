import { readFileSync } from "node:fs";
import { checkPackage, checkPair } from "./checks.mjs";
import { checkValues, fill } from "./template.mjs";
import { unzip, zip } from "./zip.mjs";

export const apps = ["staff", "team"];
const folder = (app) => new URL(`../${app}/`, import.meta.url);
const templateOf = (app) => readFileSync(new URL("manifest.json", folder(app)), "utf8");

/**
 * Both packages, made and checked.
 * @param {Record<string, string>} values what the templates ask for
 * @returns {Promise<{ packages: Record<string, Uint8Array>, faults: string[] }>} no package when there is a fault
 */
export async function assemble(values) {
  const unfit = checkValues(values, apps.map(templateOf));
  if (unfit.length > 0) return { packages: {}, faults: unfit };
  const packages = Object.fromEntries(apps.map((app) => [app, zip(filesOf(app, values))]));
  const faults = await checkAll(packages);
  return { packages: faults.length === 0 ? packages : {}, faults };
}

/** Checks the finished zips, as Teams would meet them. */
export async function checkAll(packages) {
  const opened = Object.fromEntries(apps.map((app) => [app, unzip(packages[app])]));
  const each = await Promise.all(apps.map(async (app) => (await checkPackage(app, opened[app])).map((fault) => `${app}: ${fault}`)));
  const faults = each.flat();
  if (faults.length > 0) return faults;
  return checkPair(...apps.map((app) => JSON.parse(Buffer.from(opened[app]["manifest.json"]).toString("utf8"))));
}

/** The four files of one package. */
export function filesOf(app, values) {
  const read = (name) => new Uint8Array(readFileSync(new URL(name, folder(app))));
  return {
    "manifest.json": new TextEncoder().encode(fill(templateOf(app), values)),
    "color.png": read("color.png"),
    "outline.png": read("outline.png"),
    "en.json": read("en.json"),
  };
}
