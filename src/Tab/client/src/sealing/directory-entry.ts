import { fromBase64url, toBase64url } from "./base64url";
import { concat } from "./bytes";
import { label, sha256 } from "./derive";
import { SealingError } from "./errors";
import { VERSION } from "./header";
import { countOf, encodedOf, expectKeys, isRecord, type JsonRecord, parseCanonical, recordOf, stringOf } from "./json";
import { POINT } from "./keys";
import type { DirectoryEntry, DirectoryMember, DirectoryPolicy, Who } from "./types";

const LONGEST_NAME = 120;

/** The hash that the next entry points to; of entry 0 it is the genesis. */
export async function directoryHash(e: string): Promise<string> {
  return toBase64url(await sha256(concat(label("dir"), fromBase64url(e))));
}

/** Reads an entry from its exact bytes: every field known, in its place, with a sound value. */
export function readEntry(e: string): DirectoryEntry {
  const entry = parseCanonical(fromBase64url(e));
  expectKeys(entry, ["v", "t", "n", "prev", "iat", "exp", "pol", "members"]);
  if (entry["v"] !== VERSION || entry["t"] !== "dir") throw new SealingError("directory-chain");
  const members = entry["members"];
  if (!Array.isArray(members)) throw new SealingError("fields");
  const read: DirectoryEntry = {
    v: VERSION,
    t: "dir",
    n: countOf(entry["n"]),
    prev: entry["prev"] === null ? null : encodedOf(entry["prev"], 32),
    iat: countOf(entry["iat"]),
    exp: countOf(entry["exp"]),
    pol: readPolicy(recordOf(entry["pol"])),
    members: members.map((member) => readMember(recordOf(member))),
  };
  if (read.exp <= read.iat) throw new SealingError("directory-chain");
  if (new Set(read.members.map((member) => member.id)).size !== read.members.length) throw new SealingError("directory-member");
  return read;
}

function readPolicy(pol: JsonRecord): DirectoryPolicy {
  expectKeys(pol, ["q", "minR", "idT"]);
  const policy = { q: countOf(pol["q"]), minR: countOf(pol["minR"]), idT: countOf(pol["idT"]) };
  if (Math.min(policy.q, policy.minR, policy.idT) < 1) throw new SealingError("directory-policy");
  return policy;
}

function readMember(member: JsonRecord): DirectoryMember {
  const named = "who" in member;
  expectKeys(member, named ? ["id", "kem", "sig", "st", "role", "who"] : ["id", "kem", "sig", "st", "role"]);
  const { st, role } = member;
  if ((st !== "active" && st !== "removed") || (role !== "member" && role !== "trustee")) throw new SealingError("directory-member");
  const id = stringOf(member["id"]);
  if (id === "") throw new SealingError("directory-member");
  const base = { id, kem: encodedOf(member["kem"], POINT), sig: encodedOf(member["sig"], POINT), st, role } as const;
  return named ? { ...base, who: readWho(member["who"]) } : base;
}

/** A name the team signed. Also the check before one is put into a founding entry. */
export function readWho(who: unknown): Who {
  if (!isRecord(who)) throw new SealingError("directory-member");
  expectKeys(who, ["name", "post", "sex"]);
  const { name, post, sex } = who;
  if (!isName(name) || !isName(post) || (sex !== "L" && sex !== "P")) throw new SealingError("directory-member");
  return { name, post, sex };
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value.length >= 1 && value.length <= LONGEST_NAME;
}
