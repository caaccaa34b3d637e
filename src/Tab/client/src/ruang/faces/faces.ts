import * as v from "valibot";
import { isPortrait } from "../../attached/portrait";
import { ask } from "../../api/http";
import { base64url } from "../../api/schemas";
import { readPicture } from "../../sealing/picture";
import type { Bytes, Directory } from "../../sealing/reporter";

const most = 32;
/** Letters of 8 KiB in base64url. */
const longest = 10_923;

const picturesSchema = v.object({
  pictures: v.pipe(v.array(v.object({ e: base64url, sig: base64url, jpeg: v.nullable(v.pipe(base64url, v.maxLength(longest))) })), v.maxLength(most)),
});

/** Pictures by member id. */
export type Faces = ReadonlyMap<string, Bytes>;
const none: Faces = new Map();

let known: { office: string; hash: string; faces: Promise<Faces> } | null = null;

/**
 * The officers' pictures, in one request that is the same for everybody who comes to choose: it tells nobody which officer a person looks at. Each stands
 * only if its member signed it, by the key of the verified list. One that was swapped, or that does not come, is not there, and nothing waits for it.
 */
export function facesOf(office: string, directory: Directory, now: number): Promise<Faces> {
  if (known !== null && known.office === office && known.hash === directory.hash) return known.faces;
  const faces = fetchFaces(office, directory, Math.floor(now / 1000));
  known = { office, hash: directory.hash, faces };
  return faces;
}

async function fetchFaces(office: string, directory: Directory, now: number): Promise<Faces> {
  const answer = await ask(picturesSchema, { method: "GET", url: `/${encodeURIComponent(office)}/api/pictures` });
  if (answer.kind !== "ok") {
    // Whoever comes again asks again.
    known = null;
    return none;
  }
  const read = answer.value.pictures.map(async (picture): Promise<readonly [string, Bytes][]> => {
    const { id, jpeg } = await readPicture(picture, office, directory, now);
    return jpeg !== null && (await isPortrait(jpeg)) ? [[id, jpeg]] : [];
  });
  const stood = await Promise.all(read.map((one) => one.catch(() => [])));
  return new Map(stood.flat());
}

/** "Laras Kinanti" → "LK": the first letters of the first and the last name. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0] ?? "").join("").toUpperCase();
}
