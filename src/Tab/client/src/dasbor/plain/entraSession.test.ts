import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { toBase64url } from "../../sealing/base64url";
import { sha256 } from "../../sealing/derive";
import { EntraSession } from "./entraSession";
import { beginSignIn, keepStarted, readReturn, type Started } from "./signIn";

const start = 1_795_400_000_000;
const hour = 60 * 60_000;
const place = { authority: "https://login.example/penyewa", client: "5b7c4d10-9a3e-4f21-8c66-0d2e4f6a8b22" };
const here = "https://dasbor.example/tirtawana/masuk";

type Grant = { challenge: string; redirectUri: string; nonce: string };
let entra: Entra;

/** Entra as far as a sign-in needs it: a code is for one challenge, one address and one use; a refresh token is for one use, until consent is withdrawn. */
class Entra {
  readonly asked: Record<string, string>[] = [];
  consent = true;
  up = true;
  tell = (claims: object): object => claims;
  private readonly codes = new Map<string, Grant>();
  private refresh = "";
  private count = 0;

  /** The person agrees on Entra's own page. */
  agree(url: string): string {
    const asked = new URL(url).searchParams;
    const code = `kode-${(this.count += 1)}`;
    this.codes.set(code, { challenge: asked.get("code_challenge") ?? "", redirectUri: asked.get("redirect_uri") ?? "", nonce: asked.get("nonce") ?? "" });
    return `#code=${code}&state=${asked.get("state") ?? ""}`;
  }

  fetch = async (url: string, init: RequestInit): Promise<Response> => {
    if (!this.up) throw new TypeError("failed");
    expect([url, init.credentials, init.redirect]).toEqual([`${place.authority}/oauth2/v2.0/token`, "omit", "error"]);
    const form = Object.fromEntries(init.body as URLSearchParams);
    this.asked.push(form);
    const grant = this.codes.get(form["code"] ?? "");
    this.codes.delete(form["code"] ?? "");
    const challenge = toBase64url(await sha256(new TextEncoder().encode(form["code_verifier"] ?? "")));
    const redeems = form["grant_type"] === "authorization_code" && grant?.challenge === challenge && grant.redirectUri === form["redirect_uri"];
    const renews = form["grant_type"] === "refresh_token" && form["refresh_token"] === this.refresh;
    if (!this.consent || form["client_id"] !== place.client || !(redeems || renews)) return Response.json({ error: "invalid_grant" }, { status: 400 });
    this.refresh = `segar-${(this.count += 1)}`;
    const claims = this.tell({ nonce: grant?.nonce, aud: place.client });
    const idToken = grant === undefined ? {} : { id_token: ["AA", toBase64url(new TextEncoder().encode(JSON.stringify(claims))), "AA"].join(".") };
    return Response.json({ access_token: `akses-${this.count}`, expires_in: 3600, refresh_token: this.refresh, ...idToken });
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ["Date"] });
  entra = new Entra();
  vi.stubGlobal("fetch", entra.fetch);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A window of its own: what it keeps on the way to Entra no other window sees. */
function tab() {
  const kept = new Map<string, string>();
  const storage = { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value), removeItem: (name: string) => void kept.delete(name) };
  return {
    leave: async () => {
      const { started, url } = await beginSignIn(place, here);
      keepStarted(storage, started);
      return url;
    },
    back: async (fragment: string) => {
      const came = readReturn(fragment, storage);
      return came.kind === "code" ? EntraSession.redeem(place, here, came.code, came.started) : null;
    },
  };
}

async function signedIn(): Promise<EntraSession> {
  const window = tab();
  const session = await window.back(entra.agree(await window.leave()));
  if (session === null) throw new Error("not signed in");
  return session;
}

test("a code is redeemed with the verifier of this window, and its token used without asking again", async () => {
  const session = await signedIn();
  expect([await session.token(), await session.token(), entra.asked.length]).toEqual(["akses-2", "akses-2", 1]);
  expect(entra.asked[0]).toMatchObject({ grant_type: "authorization_code", client_id: place.client, redirect_uri: here, scope: `openid profile offline_access ${place.client}/access_as_user` });
});

test("a code for another challenge, another address, or used before signs nobody in", async () => {
  const { started, url } = await beginSignIn(place, here);
  const code = () => new URLSearchParams(entra.agree(url).slice(1)).get("code") ?? "";
  const redeem = (with_: Partial<Started>, at = here, what = code()) => EntraSession.redeem(place, at, what, { ...started, ...with_ });
  expect(await redeem({ verifier: "milik jendela lain" })).toBeNull();
  expect(await redeem({}, "https://dasbor.example/lain/masuk")).toBeNull();
  const once = code();
  expect(await redeem({}, here, once)).not.toBeNull();
  expect(await redeem({}, here, once)).toBeNull();
});

test("an answer with another nonce, for another app, or without an id token signs nobody in", async () => {
  for (const tell of [(claims: object) => ({ ...claims, nonce: "lain" }), (claims: object) => ({ ...claims, aud: "lain" }), () => ({})]) {
    entra.tell = tell;
    await expect(signedIn()).rejects.toThrow("not signed in");
  }
  const { started, url } = await beginSignIn(place, here);
  const code = new URLSearchParams(entra.agree(url).slice(1)).get("code") ?? "";
  vi.stubGlobal("fetch", async (...asked: Parameters<Entra["fetch"]>) => {
    const { id_token: _, ...rest } = await (await entra.fetch(...asked)).json() as Record<string, unknown>;
    return Response.json(rest);
  });
  expect(await EntraSession.redeem(place, here, code, started)).toBeNull();
});

test("a state that is not this window's is not even redeemed, nor a refused consent", async () => {
  const window = tab();
  const fragment = entra.agree(await window.leave());
  expect(await window.back(fragment.replace(/state=.*/, "state=lain"))).toBeNull();
  await window.leave();
  expect(await window.back("#error=access_denied&error_description=AADSTS65004&state=x")).toBeNull();
  expect(entra.asked).toEqual([]);
});

test("several windows sign in side by side, each with its own answer, and none with another's", async () => {
  const [one, two] = [tab(), tab()];
  const [first, second] = [await one.leave(), await two.leave()];
  const [forOne, forTwo] = [entra.agree(first), entra.agree(second)];
  expect(await one.back(forTwo)).toBeNull();
  expect(await two.back(forTwo)).not.toBeNull();
  // One's own question was used up by the wrong answer: it asks again.
  expect(await one.back(forOne)).toBeNull();
  expect(await one.back(entra.agree(await one.leave()))).not.toBeNull();
});

test("a token is renewed in time, once for all who ask at once, with the newest refresh token", async () => {
  const session = await signedIn();
  vi.setSystemTime(start + hour - 5 * 60_000 - 1);
  expect(await session.token()).toBe("akses-2");
  vi.setSystemTime(start + hour - 5 * 60_000);
  expect(await Promise.all([session.token(), session.token(), session.token()])).toEqual(["akses-3", "akses-3", "akses-3"]);
  expect(entra.asked.length).toBe(2);
  vi.setSystemTime(start + 3 * hour);
  expect(await session.token()).toBe("akses-4");
  expect(entra.asked.slice(1).map((form) => form["refresh_token"])).toEqual(["segar-2", "segar-3"]);
});

test("an expired sign-in, a withdrawn consent and an Entra that is away ask the person to sign in; a later try may work", async () => {
  const session = await signedIn();
  vi.setSystemTime(start + 2 * hour);
  entra.consent = false;
  await expect(session.token()).rejects.toMatchObject({ code: "signed-out", status: 401 });
  entra.consent = true;
  entra.up = false;
  await expect(session.token()).rejects.toMatchObject({ code: "signed-out", status: 401 });
  entra.up = true;
  expect(await session.token()).toBe("akses-3");
  // Nothing of the answers that failed is kept: what Entra says in another form is a refusal too.
  vi.setSystemTime(start + 4 * hour);
  vi.stubGlobal("fetch", async () => Response.json({ access_token: "tanpa-sisa" }));
  await expect(session.token()).rejects.toMatchObject({ code: "signed-out" });
});
