import { describe, expect, it } from "vitest";
import { toBase64url } from "../../sealing/base64url";
import { sha256 } from "../../sealing/derive";
import { answersTo, beginSignIn, keepStarted, readReturn } from "./signIn";

const place = { authority: "https://login.example/penyewa", client: "5b7c4d10-9a3e-4f21-8c66-0d2e4f6a8b22" };
const here = "https://dasbor.example/tirtawana/masuk";

/** A window's storage, as far as a sign-in uses it. */
function storage() {
  const kept = new Map<string, string>();
  return { kept, getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value), removeItem: (name: string) => void kept.delete(name) };
}

const idToken = (claims: object) => ["AA", toBase64url(new TextEncoder().encode(JSON.stringify(claims))), "AA"].join(".");

describe("signing in at the plain address", () => {
  it("asks for a code under PKCE, and each time anew", async () => {
    const { started, url } = await beginSignIn(place, here);
    const asked = new URL(url);
    expect(asked.origin + asked.pathname).toBe("https://login.example/penyewa/oauth2/v2.0/authorize");
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      client_id: place.client, response_type: "code", response_mode: "fragment", redirect_uri: here, state: started.state, nonce: started.nonce, code_challenge_method: "S256",
      code_challenge: toBase64url(await sha256(new TextEncoder().encode(started.verifier))), scope: `openid profile offline_access ${place.client}/access_as_user`,
    });
    expect(url).not.toContain(started.verifier);
    const again = await beginSignIn(place, here);
    for (const part of ["state", "nonce", "verifier"] as const) expect(again.started[part]).not.toBe(started[part]);
  });

  it("takes one answer to its own question, and keeps nothing", async () => {
    const window = storage();
    const { started } = await beginSignIn(place, here);
    keepStarted(window, started);
    expect(readReturn(`#code=abc&state=${started.state}`, window)).toEqual({ kind: "code", code: "abc", started });
    expect(window.kept.size).toBe(0);
    expect(readReturn(`#code=abc&state=${started.state}`, window)).toEqual({ kind: "refused" });
  });

  it("remembers where somebody wanted to go, also when Entra refuses, and nothing that it does not know", async () => {
    const window = storage();
    const { started } = await beginSignIn(place, here);
    keepStarted(window, { ...started, goal: "pact" });
    expect(readReturn(`#code=abc&state=${started.state}`, window)).toEqual({ kind: "code", code: "abc", started: { ...started, goal: "pact" } });
    keepStarted(window, { ...started, goal: "pact" });
    expect(readReturn(`#error=access_denied&state=${started.state}`, window)).toEqual({ kind: "refused", goal: "pact" });
    window.setItem("jaring-signin", JSON.stringify({ ...started, goal: "elsewhere" }));
    expect(readReturn(`#code=abc&state=${started.state}`, window)).toEqual({ kind: "refused" });
  });

  it("refuses another's answer, a refusal, and what was tampered with; and says when nobody came back", async () => {
    const { started } = await beginSignIn(place, here);
    const back = (fragment: string, kept?: string) => {
      const window = storage();
      if (kept !== undefined) window.setItem("jaring-signin", kept);
      return readReturn(fragment, window).kind;
    };
    const text = JSON.stringify(started);
    expect([back("#code=abc&state=fremd", text), back(`#error=access_denied&state=${started.state}`, text), back(`#code=abc&state=${started.state}`),
      back(`#code=abc&state=${started.state}`, "{"), back(`#code=abc&state=${started.state}`, "{}")]).toEqual(Array(5).fill("refused"));
    expect([back("", text), back("#isi", text)]).toEqual(["none", "none"]);
  });

  it("believes an id token for this app with this nonce alone", async () => {
    const { started } = await beginSignIn(place, here);
    const good = { nonce: started.nonce, aud: place.client };
    expect(answersTo(idToken(good), started, place.client)).toBe(true);
    for (const other of [{ ...good, nonce: "x" }, { ...good, aud: "x" }, { aud: place.client }, []]) expect(answersTo(idToken(other), started, place.client)).toBe(false);
    for (const broken of ["", "a", "a.b", "a.!.c", `a.${toBase64url(new Uint8Array([0xff]))}.c`]) expect(answersTo(broken, started, place.client)).toBe(false);
  });
});
