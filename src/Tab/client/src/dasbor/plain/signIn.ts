import * as v from "valibot";
import { fromBase64url, toBase64url } from "../../sealing/base64url";
import { sha256 } from "../../sealing/derive";
import { randomBytes } from "../../sealing/random";
import type { SignInPlace } from "../page/meta";

/**
 * Signing in at the plain address: OAuth 2.0 authorization code with PKCE (RFC 6749 §4.1, RFC 7636), as Entra wants it of a single-page application.
 * No library: what is needed is one address, one check and one form (docs/decisions/0009).
 */
const keptAs = "jaring-signin";
const started = v.object({ state: v.string(), nonce: v.string(), verifier: v.string(), goal: v.optional(v.literal("pact")) });
const claims = v.object({ nonce: v.string(), aud: v.string() });

/** What has to survive the way to Entra and back; of no use to anybody without the code that comes back. */
export type Started = v.InferOutput<typeof started>;

/** Where somebody goes once signed in, when it is not the board: to the own signature. */
export type Goal = Started["goal"];

/** How a person came back: with a code, refused, or not at all. */
export type Return = { kind: "none" } | { kind: "refused"; goal?: Goal } | { kind: "code"; code: string; started: Started };

/** Begins a sign-in: what to keep in this window, and where to go. */
export async function beginSignIn({ authority, client }: SignInPlace, redirectUri: string): Promise<{ started: Started; url: string }> {
  const fresh = { state: random(), nonce: random(), verifier: random() };
  const query = new URLSearchParams({
    client_id: client,
    response_type: "code",
    response_mode: "fragment",
    redirect_uri: redirectUri,
    scope: scopeOf(client),
    state: fresh.state,
    nonce: fresh.nonce,
    code_challenge: toBase64url(await sha256(new TextEncoder().encode(fresh.verifier))),
    code_challenge_method: "S256",
    prompt: "select_account",
  });
  return { started: fresh, url: `${authority}/oauth2/v2.0/authorize?${query.toString()}` };
}

/** Our own API by the app's id: the form that Entra asks of an app that wants a token for itself. */
export function scopeOf(client: string): string {
  return `openid profile offline_access ${client}/access_as_user`;
}

/** Reads what Entra put behind the address. An answer to another question than ours is refused; ours is answered once. */
export function readReturn(fragment: string, store: Pick<Storage, "getItem" | "removeItem">): Return {
  const answer = new URLSearchParams(fragment.replace(/^#/, ""));
  const kept = recall(store);
  const [state, code] = [answer.get("state"), answer.get("code")];
  if (state === null) return { kind: "none" };
  if (kept === null || kept.state !== state || code === null) return kept?.goal === undefined ? { kind: "refused" } : { kind: "refused", goal: kept.goal };
  return { kind: "code", code, started: kept };
}

export function keepStarted(store: Pick<Storage, "setItem">, fresh: Started): void {
  store.setItem(keptAs, JSON.stringify(fresh));
}

/** Whether an id token answers this very sign-in. It came over TLS from the token endpoint itself, so its signature adds nothing (OpenID Connect 3.1.3.7). */
export function answersTo(idToken: string, { nonce }: Started, client: string): boolean {
  try {
    const told = v.safeParse(claims, JSON.parse(new TextDecoder().decode(fromBase64url(idToken.split(".")[1]))));
    return told.success && told.output.nonce === nonce && told.output.aud === client;
  } catch {
    return false;
  }
}

function recall(store: Pick<Storage, "getItem" | "removeItem">): Started | null {
  const text = store.getItem(keptAs);
  store.removeItem(keptAs);
  try {
    const told = v.safeParse(started, JSON.parse(text ?? "null"));
    return told.success ? told.output : null;
  } catch {
    return null;
  }
}

function random(): string {
  return toBase64url(randomBytes(32));
}
