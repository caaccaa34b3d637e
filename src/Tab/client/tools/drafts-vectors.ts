import { fromBase64url, toBase64url } from "../src/sealing/base64url";
import { concat, utf8 } from "../src/sealing/bytes";
import { commit } from "../src/sealing/derive";
import { siteSalt } from "../src/sealing/digits";
import { draftKeys, newDraftDigits, sealDraft, type DraftKeys } from "../src/sealing/draft";
import { type Header, headerBytes } from "../src/sealing/header";
import { jsonBytes } from "../src/sealing/json";
import { encryptObject, sealObject } from "../src/sealing/object";
import { paddedSize, padTo, stepOf } from "../src/sealing/padding";
import { randomBytes } from "../src/sealing/random";

const office = "tirtawana";
const draft = { text: "Tulisan yang disimpan dulu, \u201cbelum selesai\u201d.", readers: { kind: "nobody" }, consents: {} };
const content = { kind: "draft", draft, screen: "story", at: 1_795_400_000 };

/** tests/vectors/drafts.json: a draft as it grows, and what is none. Digits and salts are fresh each time, so it is made once and committed. */
export async function make(): Promise<unknown> {
  const site = await siteSalt(office);
  const [digits, other] = [newDraftDigits(), newDraftDigits()];
  const [keys, others] = [await draftKeys(digits, site), await draftKeys(other, site)];
  const long = { ...content, draft: { ...draft, text: "a".repeat(40_000) } };
  const rev = 536_870_911;
  const header = await headerOf(keys, rev);
  const plain = jsonBytes(content);
  const raw = async (padded: Uint8Array<ArrayBuffer>, h: Header = header) => encryptObject(keys.key, randomBytes(32), "draft", headerBytes(h), padded);
  const step = stepOf("draft");
  const hidden = padTo(plain, step);
  hidden[step - 1] = 1;
  const good = await sealDraft(keys, rev, content);
  return {
    office, digits, lookup: keys.lookup, write: keys.write, did: keys.did,
    drafts: [{ rev, object: good, content }, { rev: rev + 1, object: await sealDraft(keys, rev + 1, long), content: long }],
    bad: [
      { name: "of other digits", reason: "header-draft", rev, object: await sealDraft(others, rev, content) },
      { name: "of other digits under this name", reason: "key-commitment", rev, object: await sealDraft({ ...others, did: keys.did }, rev, content) },
      { name: "another revision than the server says", reason: "header-rev", rev: rev + 1, object: good },
      { name: "an older one under a newer number", reason: "object-decrypt", rev: rev + 1, object: { ...good, h: toBase64url(headerBytes(await headerOf(keys, rev + 1))) } },
      { name: "another type", reason: "header-t", rev, object: await sealObject(keys.key, { ...header, t: "cache" }, plain) },
      { name: "another version", reason: "header-v", rev, object: { ...good, h: toBase64url(utf8(JSON.stringify({ ...header, v: "JT2" }))) } },
      { name: "a changed byte", reason: "object-decrypt", rev, object: { ...good, c: flipped(good.c) } },
      { name: "a step more than it needs", reason: "padding", rev, object: await raw(padTo(plain, 2 * step)) },
      { name: "seventeen steps", reason: "padding", rev, object: await raw(padTo(concat(new Uint8Array(16 * step)), paddedSize(16 * step, step))) },
      { name: "something hidden in the padding", reason: "padding", rev, object: await raw(hidden) },
    ],
  };
}

async function headerOf(keys: DraftKeys, rev: number): Promise<Header> {
  return { v: "JT1", t: "draft", draft: keys.did, rev, kc: await commit(keys.key, "draft", fromBase64url(keys.did)) };
}

function flipped(c: string): string {
  const bytes = fromBase64url(c);
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  return toBase64url(bytes);
}
