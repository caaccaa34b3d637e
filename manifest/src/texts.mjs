/** Longest allowed text by localisation key (Teams manifest v1.25); keys follow MicrosoftTeams.Localization.schema.json. */
const limits = [
  [/^name\.short$/, 30],
  [/^name\.full$/, 100],
  [/^description\.short$/, 80],
  [/^description\.full$/, 4000],
  [/^staticTabs\[\d+\]\.name$/, 128],
  [/^bots\[0\]\.commandLists\[\d\]\.commands\[\d+\]\.title$/, 128],
  [/^bots\[0\]\.commandLists\[\d\]\.commands\[\d+\]\.description$/, 4000],
  [/^activities\.activityTypes\[\d+\]\.description$/, 128],
  [/^activities\.activityTypes\[\d+\]\.templateText$/, 128],
];

/** The limit of a key, or undefined where Teams knows no such key. */
export function limitOf(key) {
  return limits.find(([pattern]) => pattern.test(key))?.[1];
}

/** Every text of a manifest that a person reads, by its localisation key. */
export function textsOf(manifest) {
  return Object.fromEntries(strings(manifest, "").filter(([key]) => limitOf(key) !== undefined));
}

/** Every string of a JSON value with its path: [["staticTabs[0].name", "Beranda"], …]. */
export function strings(value, path) {
  if (typeof value === "string") return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, i) => strings(item, `${path}[${i}]`));
  if (value && typeof value === "object") return Object.entries(value).flatMap(([key, item]) => strings(item, path ? `${path}.${key}` : key));
  return [];
}
