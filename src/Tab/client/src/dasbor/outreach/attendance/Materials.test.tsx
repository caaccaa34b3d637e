// @vitest-environment jsdom
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import type { AttendanceApi, Material } from "../../../api/attendance";
import { ApiError } from "../../../api/dashboard";
import { startTexts } from "../../page/i18n";
import { Materials } from "./Materials";

/* A server that keeps a list over the one that the page saw, as the real one does; another member is faster once. */

test("what another member kept meanwhile stands on the page before it is saved over", async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  await startTexts("id");
  let kept: Material[] = [];
  const api = {
    materials: async () => kept,
    keepMaterials: async (wanted: Material[], seen: Material[]) => {
      if (JSON.stringify(seen) !== JSON.stringify(kept)) throw new ApiError("conflict", 409);
      kept = wanted;
      return null;
    },
  } as unknown as AttendanceApi;
  const holder = document.body.appendChild(document.createElement("div"));
  const root = createRoot(holder);
  await act(async () => root.render(<FluentProvider theme={webLightTheme}><Materials api={api} /></FluentProvider>));
  const lines = () => holder.querySelector<HTMLTextAreaElement>("textarea[data-testid=materials-lines]");
  const save = () => act(async () => holder.querySelector<HTMLElement>("[data-testid=materials-save]")?.click());
  await act(async () => {
    const field = lines();
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(field, "Poster; https://berkas.example/b.pdf");
    field?.dispatchEvent(new Event("input", { bubbles: true }));
  });
  kept = [{ title: "Paparan", address: "https://berkas.example/a.pdf" }];

  await save();
  expect(holder.textContent).toContain("Anggota lain menyimpan lebih dulu.");
  expect(lines()?.value).toBe("Paparan; https://berkas.example/a.pdf\nPoster; https://berkas.example/b.pdf");
  expect(kept).toHaveLength(1);

  await save();
  expect(holder.textContent).toContain("Materi tersimpan.");
  expect(kept.map(({ title }) => title)).toEqual(["Paparan", "Poster"]);
  await act(async () => root.unmount());
});
