import { useEffect, useMemo, useState } from "react";
import type { FileBag } from "../files/bag";
import { topOf, type Screen } from "../flow/screens";
import type { RoomState } from "../flow/state";
import type { Keeper } from "../keep/keeper";
import type { Along } from "../ui/context";

/** Screens on which nothing of a person stands any more. */
const empty: readonly Screen[] = ["cleared", "done"];

/** The keeper sees every change and ends with the page; the files go with the words. */
export function useAlong(state: RoomState): Along {
  const [keeper, keep] = useState<Keeper | null>(null);
  const [files, keepFiles] = useState<FileBag | null>(null);
  useEffect(() => keeper?.see(state), [keeper, state]);
  useEffect(() => () => keeper?.end(), [keeper]);

  const over = empty.includes(topOf(state.stack));
  useEffect(() => {
    if (files === null || !over) return;
    files.drop();
    keepFiles(null);
  }, [files, over]);
  return useMemo(() => ({ keeper, keep, files, keepFiles }), [keeper, files]);
}
