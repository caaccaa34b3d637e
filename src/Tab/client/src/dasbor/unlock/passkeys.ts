import { newPasskeySalt, type Bytes, type Passkey, type PasskeyAnswer } from "../../sealing";
import { fromBase64url, toBase64url } from "../../sealing/base64url";
import { randomBytes } from "../../sealing/random";

/** Why a passkey gave nothing: the person or the browser said no, or it cannot do what keys need of it (PRF). */
export class PasskeyFault extends Error {
  readonly why: "refused" | "no-prf";

  constructor(why: "refused" | "no-prf") {
    super(`passkey: ${why}`);
    this.name = "PasskeyFault";
    this.why = why;
  }
}

/** True on a page of its own: browsers give a frame of Teams no passkey, and an address without a name has none either (sealing.md §3.5). */
export function passkeysPossible(): boolean {
  return window.parent === window && "PublicKeyCredential" in window && !/^[\d.]+$|:/.test(location.hostname);
}

/** Asks the device for one of these passkeys, and for what it makes of that passkey's salt. @throws PasskeyFault */
export async function askPasskey(passkeys: readonly Passkey[]): Promise<PasskeyAnswer> {
  const credential = await navigator.credentials.get({
    publicKey: {
      challenge: randomBytes(32),
      userVerification: "required",
      allowCredentials: passkeys.map(({ credential: id }) => ({ type: "public-key" as const, id: fromBase64url(id) })),
      extensions: { prf: { evalByCredential: Object.fromEntries(passkeys.map(({ credential: id, salt }) => [id, { first: salt }])) } },
    },
  }).catch(refuse);
  return answerOf(credential);
}

/** Makes a passkey on this device. Its name is the office's word, not the person's: the list of passkeys of a device is read by others too. */
export async function makePasskey(name: string): Promise<{ answer: PasskeyAnswer; salt: Bytes }> {
  const salt = newPasskeySalt();
  const credential = await navigator.credentials.create({
    publicKey: {
      challenge: randomBytes(32),
      rp: { name },
      user: { id: randomBytes(32), name, displayName: name },
      pubKeyCredParams: [{ type: "public-key", alg: -7 }, { type: "public-key", alg: -257 }],
      authenticatorSelection: { residentKey: "discouraged", userVerification: "required" },
      extensions: { prf: { eval: { first: salt } } },
    },
  }).catch(refuse);
  const made = publicKey(credential);
  const { prf } = made.getClientExtensionResults();
  if (prf?.results?.first !== undefined) return { answer: answerOf(made), salt };
  if (prf?.enabled !== true) throw new PasskeyFault("no-prf");
  return { answer: await askPasskey([{ credential: toBase64url(new Uint8Array(made.rawId)), salt }]), salt };
}

function answerOf(credential: Credential | null): PasskeyAnswer {
  const given = publicKey(credential);
  const first = given.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) throw new PasskeyFault("no-prf");
  const prf = first instanceof ArrayBuffer ? new Uint8Array(first) : new Uint8Array(first.buffer.slice(first.byteOffset, first.byteOffset + first.byteLength) as ArrayBuffer);
  return { credential: toBase64url(new Uint8Array(given.rawId)), prf };
}

function publicKey(credential: Credential | null): PublicKeyCredential {
  if (!(credential instanceof PublicKeyCredential)) throw new PasskeyFault("refused");
  return credential;
}

function refuse(): never {
  throw new PasskeyFault("refused");
}
