// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import type { AttendanceList, ListChange } from "../../../api/attendance";
import { startTexts } from "../../page/i18n";
import { PutAside } from "./PutAside";

const entry = { name: "Sari Dewi", unit: "", sex: null, mode: "onsite", late: false, person: null } as const;
const list: AttendanceList = { open: true, closed: false, people: [], units: [], entries: [{ ...entry, id: "kept", aside: true }, { ...entry, id: "waiting", aside: false }] };

test("a name put aside by mistake comes back by one button; one that waits is not among them", async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  await startTexts("id");
  const asked: ListChange[] = [];
  const desk = { change: (change: ListChange) => (asked.push(change), Promise.resolve(true)) };
  const holder = document.body.appendChild(document.createElement("div"));
  const root = createRoot(holder);
  await act(async () => root.render(<FluentProvider theme={webLightTheme}><PutAside desk={desk} list={list} /></FluentProvider>));
  expect(holder.querySelector("summary")?.textContent).toBe("Nama yang disisihkan (1)");
  expect(holder.querySelectorAll("button")).toHaveLength(1);
  await act(async () => holder.querySelector("button")?.click());
  expect(asked).toEqual([{ match: [{ entry: "kept", person: null, aside: false }] }]);
  await act(async () => root.unmount());
});
