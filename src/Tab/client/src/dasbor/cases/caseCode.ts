const longest = 20;
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The short name of a case among people: characters of the random case id in Crockford's base32, so it has no order and counts nothing.
 * @param caseId 16 random bytes, base64url.
 */
export function caseCode(caseId: string, length = 4): string {
  const bytes = atob(caseId.replaceAll("-", "+").replaceAll("_", "/"));
  let [code, bits, held] = ["", 0, 0];
  for (let at = 0; code.length < length; ) {
    if (held < 5) {
      bits = ((bits & 0xff) << 8) | (at < bytes.length ? bytes.charCodeAt(at) : 0);
      held += 8;
      at += 1;
    }
    held -= 5;
    code += alphabet[(bits >> held) & 31] ?? "";
  }
  return code;
}

/** Codes that tell these cases apart: four characters each, longer only where two would be the same. */
export function caseCodes(caseIds: readonly string[]): Map<string, string> {
  const codes = new Map<string, string>();
  for (let length = 4, left = [...new Set(caseIds)]; left.length > 0; length += 1) {
    const bySame = new Map<string, string[]>();
    for (const id of left) {
      const code = caseCode(id, length);
      bySame.set(code, [...(bySame.get(code) ?? []), id]);
    }
    left = [];
    for (const [code, ids] of bySame) {
      const [only] = ids;
      if (only !== undefined && (ids.length === 1 || length === longest)) codes.set(only, code);
      if (ids.length > 1 && length < longest) left.push(...ids);
    }
  }
  return codes;
}
