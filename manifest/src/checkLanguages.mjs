import { lintIdentifier, lintText } from "./lint.mjs";
import { limitOf, strings, textsOf } from "./texts.mjs";

/** Indonesian in the manifest, English beside it: the same keys, within Teams' lengths, and neutral, since the store shows them to everybody. */
export function checkLanguages(manifest, files, decode) {
  const own = textsOf(manifest);
  const faults = checkTexts(own, manifest.localizationInfo?.defaultLanguageTag);
  if (manifest.localizationInfo?.defaultLanguageTag !== "id") faults.push("The default language must be id.");
  if (!manifest.localizationInfo?.additionalLanguages?.some((language) => language.languageTag === "en")) faults.push("English must be an additional language.");
  for (const { languageTag, file } of manifest.localizationInfo?.additionalLanguages ?? []) {
    if (!files[file]) continue;
    const { $schema, ...texts } = decode(files[file]);
    if (!$schema?.includes("/teams/v1.25/")) faults.push(`${file} must name the localisation schema of version 1.25.`);
    faults.push(...Object.keys(own).filter((key) => !(key in texts)).map((key) => `${file} lacks ${key}.`));
    faults.push(...Object.keys(texts).filter((key) => !(key in own)).map((key) => `${file} has ${key}, which the manifest does not.`));
    faults.push(...checkTexts(texts, languageTag).map((fault) => `${file}: ${fault}`));
  }
  const quiet = strings(manifest, "").filter(([path]) => /(Url|entityId|resource|\.type|validDomains\[\d+\]|^developer\.name)$/.test(path));
  return faults.concat(quiet.flatMap(([path, value]) => lintIdentifier(value).map((rule) => `${path} tells the purpose (${rule}): ${value}.`)));
}

function checkTexts(texts, language) {
  return Object.entries(texts).flatMap(([key, text]) => {
    const faults = lintText(text, language).map((rule) => `${key} has words that we keep out of Teams (${rule}).`);
    if (text.trim() === "") faults.push(`${key} is empty.`);
    if (text.length > (limitOf(key) ?? Infinity)) faults.push(`${key} is longer than ${limitOf(key)} characters.`);
    return faults;
  });
}
