import { afterEach, expect, it, vi } from "vitest";
import { readServices } from "./room";

afterEach(() => vi.unstubAllGlobals());

const own = { id: "dinsos-p3a", name: "Dinsos P3A", needs: ["shelter"], contact: "1", cost: "", hours: "", asks: "", duty: "police-3x24", verifiedOn: "2026-11-02", source: "s", stale: false };
const country = { id: "lpsk", name: "LPSK", needs: ["shelter"], contact: "148", hours: "", verifiedOn: "2025-09-01", source: "s", stale: true };
const answering = (status: number, body: unknown) => {
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } })));
};

it("offers the office's own services first and says of the country's only what is known", async () => {
  answering(200, { services: [own], country: [country] });
  expect(await readServices("tirtawana")).toEqual([own, { ...country, cost: "", asks: "", duty: "" }]);
});

it("offers none that it does not understand, and none of a server that refuses", async () => {
  answering(200, { services: [{ ...own, needs: "shelter" }], country: [] });
  expect(await readServices("tirtawana")).toBeNull();
  answering(404, { code: "not-found" });
  expect(await readServices("tirtawana")).toBeNull();
});
