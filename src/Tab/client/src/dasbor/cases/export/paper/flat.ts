/** One thing that somebody wrote, and where: "contact.hours", "officer.sex", "list[0].word". A list of plain values is one thing. */
export type Field = { path: string; value: unknown };

/** Everything that a body holds, each plain value by its path. What a page has no words for is here as well, so that paper leaves nothing out. */
export function flat(value: unknown, path: string): Field[] {
  if (Array.isArray(value)) return value.some(isObject) ? value.flatMap((one, at) => flat(one, `${path}[${at}]`)) : [{ path, value }];
  const inner = isObject(value) ? Object.entries(value) : [];
  return inner.length === 0 ? [{ path, value }] : inner.flatMap(([key, one]) => flat(one, path === "" ? key : `${path}.${key}`));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
