import { fromBase64url } from "../base64url";
import { fromUtf8 } from "../bytes";

/** All a server can check of a Sealed: names and order of fields, lengths of strings. Values and numbers are left out. */
export function shapeOf(value: unknown): unknown {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;
  if (Array.isArray(value)) return value.map(shapeOf);
  const isObject = "c" in value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, shapeOf(key === "kh" || (key === "h" && isObject) ? decoded(field) : field)]),
  );
}

function decoded(header: unknown): unknown {
  return JSON.parse(fromUtf8(fromBase64url(header)));
}
