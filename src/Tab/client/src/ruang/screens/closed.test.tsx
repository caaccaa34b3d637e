// @vitest-environment jsdom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import type { CaseView } from "../flow/case";
import { summarise } from "../flow/summary";
import { initialState } from "../flow/state";
import { startWords } from "../page/words";
import { RoomProvider, type RoomContext } from "../ui/context";
import { Standing } from "./CaseParts";
import { Done } from "./Done";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

async function shown(status: "closed" | "monitoring"): Promise<string> {
  const words = await startWords();
  const body = { kind: "answer" as const, text: "t", status, next: "Bertemu", lookOn: "2026-11-25" };
  const entries = [{ by: "m1", name: "Laras Kinanti", mine: false, body, files: [] }];
  const found = { entries, summary: summarise(null, entries, "2026-11-23T08:15:00+07:00", Date.parse("2026-11-22T00:00Z")) } as unknown as CaseView;
  const room = { state: { ...initialState("done"), found }, place: { dials: false }, words } as unknown as RoomContext;
  const holder = document.createElement("div");
  act(() => createRoot(holder).render(<RoomProvider value={room}><Done /><Standing view={found} /></RoomProvider>));
  return holder.textContent;
}

test("An open report ends with its day, a closed one asks nobody to come back", async () => {
  expect((await shown("monitoring")).match(/Rabu, 25 November 2026/g)).toHaveLength(2);
  expect(await shown("closed")).not.toContain("November");
});
