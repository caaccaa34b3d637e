// @vitest-environment jsdom
import { act } from "react";
import { expect, test, vi } from "vitest";
import { draftKeys, newDraftDigits } from "../../sealing/draft";
import { siteSalt } from "../../sealing/digits";
import { emptyDraft, withText } from "../../telling/draft";
import { FileBag } from "../files/bag";
import { noFiles } from "../files/kept";
import { PartStore } from "../files/testing/partStore";
import { startWords } from "../page/words";
import { stage } from "../testing/stage";
import { Keeper } from "./keeper";
import { server } from "./testing/drafts";

test("Who comes back is told by name which files have to be chosen again", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  window.scrollTo = vi.fn();
  const digits = newDraftDigits();
  const keeper = new Keeper({
    api: server().api, digits, keys: await draftKeys(digits, await siteSalt("tirtawana")), now: Date.now, onJoined: () => undefined,
    found: { rev: 7, until: "2026-12-22", draft: withText(emptyDraft, "satu"), files: noFiles, at: 0, screen: "story" },
  });
  const files = new FileBag(new PartStore().road());
  files.bring({ agreedAt: null, items: [{ name: "rekaman.mp3", size: 1000 }] });
  const room = await stage(await startWords(), { along: { keeper, files } });
  await room.go({ type: "go", to: "kept" });
  await act(async () => void (await import("./Keep")));
  expect(room.at("kept-again")?.textContent).toContain("rekaman.mp3");
  const [key] = files.look().items.map((item) => item.key);
  await act(async () => files.remove(key ?? 0));
  expect(room.at("kept-again")).toBeNull();
  await room.leave();
  keeper.end();
});
