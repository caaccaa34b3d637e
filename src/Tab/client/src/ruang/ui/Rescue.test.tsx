// @vitest-environment jsdom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { initialState } from "../flow/state";
import { startWords } from "../page/words";
import { RoomProvider, type RoomContext } from "./context";
import { Rescue } from "./Rescue";

test("A screen that breaks leaves the numbers and the words, and opens again", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  let breaks = true;
  const Screen = () => {
    if (breaks) throw new Error("planted");
    return <h1>Cerita Anda</h1>;
  };
  const state = initialState("story");
  const room = {
    state: { ...state, draft: { ...state.draft, text: "kata-kata saya" } }, place: { dials: false }, office: { kind: "away" }, words: await startWords(), dispatch: vi.fn(),
  } as unknown as RoomContext;
  const holder = document.body.appendChild(document.createElement("div"));
  const caught = vi.fn();
  const root = createRoot(holder, { onCaughtError: caught });

  await act(async () => root.render(<RoomProvider value={room}><Rescue><Screen /></Rescue></RoomProvider>));
  expect(caught).toHaveBeenCalledOnce();
  expect(holder.querySelector("h1")?.textContent).toBe("Ada yang belum berjalan");
  expect(holder.querySelector("textarea")?.value).toBe("kata-kata saya");
  for (const number of ["110", "119", "129", "healing119.id"]) expect(holder.textContent).toContain(number);

  breaks = false;
  await act(async () => holder.querySelector<HTMLButtonElement>("[data-testid=again]")?.click());
  expect(holder.querySelector("h1")?.textContent).toBe("Cerita Anda");
  await act(async () => root.unmount());
});
