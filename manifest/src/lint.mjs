import { readFileSync } from "node:fs";

/** One table judges every text of the product; the server's tests read the same file. */
const table = new URL("../../src/Jaring/Announcements/Words/lint.tsv", import.meta.url);

/** `(?-i)` at the start asks for exact case; JavaScript says that with flags. */
function toPattern(source) {
  return source.startsWith("(?-i)") ? new RegExp(source.slice(5)) : new RegExp(source, "i");
}

const rules = readFileSync(table, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => line.split("\t"))
  .map(([name, scope, source]) => ({ name, scope, pattern: toPattern(source) }));

/** Teams stores and shows each of these texts, so scope T holds beside the rules of the language (`all` is Indonesian). */
export function lintText(text, language) {
  const scopes = ["T", language === "en" ? "en" : "all"];
  return rules.filter((rule) => scopes.includes(rule.scope) && rule.pattern.test(text)).map((rule) => rule.name);
}

/** Addresses and identifiers carry no sentence, yet stores, links and logs show them: they must not tell the purpose either. */
export function lintIdentifier(text) {
  return rules.filter((rule) => rule.name.startsWith("purpose-") && rule.pattern.test(text)).map((rule) => rule.name);
}
