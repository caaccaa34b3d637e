// @vitest-environment jsdom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import type { Attached } from "../../attached/att";
import type { CaseView } from "../flow/case";
import { startWords } from "../page/words";
import { RoomProvider, type RoomContext } from "../ui/context";
import { Thread } from "./CaseParts";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
const file = (name: string, size: number) => ({ id: name, name, size }) as Attached;

test("The thread shows the own files by name and size, those of the report and of each message, and no name that hides its ending", async () => {
  const entries = [{ by: "r", name: null, mine: true, body: { kind: "message" as const, text: "Ini fotonya" }, files: [file("foto\u202egpj.exe", 1_200_000), file("\u200b", 10)] }];
  const view = { report: null, files: [file("surat.pdf", 84_000)], entries } as unknown as CaseView;
  const room = { words: await startWords() } as unknown as RoomContext;
  const holder = document.createElement("div");
  act(() => createRoot(holder).render(<RoomProvider value={room}><Thread view={view} /></RoomProvider>));
  const told = [...holder.querySelectorAll('[data-testid="sent-files"]')].map((list) => [...list.querySelectorAll("li")].map((line) => line.textContent));
  expect(told).toEqual([["surat.pdf · 84 KB"], ["fotogpj.exe · 1,2 MB", "berkas tanpa nama · 1 KB"]]);
});
