import { useEffect, useMemo, useState } from "react";
import type { FileBag } from "../files/bag";
import type { Screen } from "../flow/screens";

/** Screens on which nothing of a person stands any more. */
const empty: readonly Screen[] = ["cleared", "done"];

/** The files that the person chose; they come with their own part of the page, and go with the words. */
export function useFiles(screen: Screen) {
  const [files, keepFiles] = useState<FileBag | null>(null);
  const over = empty.includes(screen);
  useEffect(() => {
    if (files === null || !over) return;
    files.drop();
    keepFiles(null);
  }, [files, over]);
  return useMemo(() => ({ files, keepFiles }), [files]);
}
