import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError, createDashboardApi } from "./dashboard";

type Call = { url: string; init: RequestInit };

afterEach(() => vi.unstubAllGlobals());

/** The page's API over a network that always answers this. */
function apiThatAnswers(status: number, body: string) {
  const calls: Call[] = [];
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    calls.push({ url, init });
    return Promise.resolve(new Response(status === 204 ? null : body, { status }));
  });
  return { api: createDashboardApi("tirtawana", () => Promise.resolve("tiket"), () => "en"), calls };
}
const header = (call: Call | undefined, name: string) => new Headers(call?.init.headers).get(name);
const codeOf = (attempt: Promise<unknown>) => attempt.then(() => "answered", (fault: unknown) => (fault instanceof ApiError ? `${fault.code} ${fault.status}` : fault));

describe("the client of the dashboard's API", () => {
  it("carries the token on the team's routes and never together with a case's access token", async () => {
    const { api, calls } = apiThatAnswers(200, JSON.stringify({ entries: [], day: "2026-11-22" }));
    await api.index();
    await codeOf(api.openCase("akses"));
    await codeOf(api.postMessage("akses", 0, { h: "", s: "", c: "" }));
    await codeOf(api.postLog("akses", 0, { h: "", s: "", c: "" }));
    await codeOf(api.genesisFile());
    expect(calls.map((call) => [call.url, header(call, "authorization")])).toEqual([
      ["/tirtawana/api/index", "Bearer tiket"],
      ["/tirtawana/api/cases/open", null],
      ["/tirtawana/api/cases/messages", null],
      ["/tirtawana/api/cases/log", null],
      ["/tirtawana/genesis.json", null],
    ]);
    expect(calls.every((call) => call.init.credentials === "omit" && call.init.cache === "no-store")).toBe(true);
  });

  it("gives the server's own code and sentence", async () => {
    const { api, calls } = apiThatAnswers(409, JSON.stringify({ status: 409, code: "conflict", title: "Sudah berubah", detail: "Baca dulu." }));
    await expect(api.signFounding("hash", "sig")).rejects.toMatchObject({ code: "conflict", status: 409, detail: "Baca dulu." });
    expect(header(calls[0], "accept-language")).toBe("en");
  });

  it("takes an answer it does not understand for none", async () => {
    expect(await codeOf(apiThatAnswers(200, "<html>").api.index())).toBe("away 0");
    expect(await codeOf(apiThatAnswers(200, JSON.stringify({ entries: [{ kh: 1 }] })).api.index())).toBe("away 0");
    expect(await codeOf(apiThatAnswers(502, "<html>").api.index())).toBe("unreadable 502");
  });

  it("says away when nobody answers", async () => {
    const { api } = apiThatAnswers(200, "");
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed")));
    expect(await codeOf(api.home())).toBe("away 0");
  });

  it("takes an empty answer for a saved record", async () => {
    const record = { id: "m", kem: "", sig: "", priv: { h: "", s: "", c: "" }, mk: [] };
    await expect(apiThatAnswers(204, "").api.saveRecord(record)).resolves.toBeNull();
  });
});
