import { createContext, useContext, type Dispatch } from "react";
import type { ReporterBody } from "../flow/case";
import type { FileBag } from "../files/bag";
import type { Office } from "../flow/office";
import type { Action, RoomState } from "../flow/state";
import type { Keeper } from "../keep/keeper";
import type { Place } from "../page/place";
import type { Words } from "../page/words";

/** Why a code did not open; null when it did. */
export type OpenFault = "typo" | "unknown" | "away" | "tampered" | "untrusted";
export type PostFault = "away" | "tampered" | "not-sealed";

/** What goes along with the words. Each comes with its own part of the page, and is null until somebody asks for it. */
export type Along = {
  /** "Simpan dulu": what saves while somebody writes. */
  keeper: Keeper | null;
  keep: (keeper: Keeper) => void;
  files: FileBag | null;
  keepFiles: (files: FileBag) => void;
};

/** Everything a screen may use. Screens show and ask; what follows is decided in flow/. */
export type RoomContext = {
  state: RoomState;
  dispatch: Dispatch<Action>;
  office: Office;
  place: Place;
  words: Words;
  now: () => number;
  switchLanguage: () => void;
  reloadOffice: () => void;
  back: () => void;
  quit: () => void;
  send: () => void;
  openCase: (digits: string) => Promise<OpenFault | null>;
  post: (body: ReporterBody) => Promise<PostFault | null>;
  along: Along;
};

const Context = createContext<RoomContext | null>(null);
export const RoomProvider = Context.Provider;

export function useRoom(): RoomContext {
  const room = useContext(Context);
  if (room === null) throw new Error("useRoom outside the room");
  return room;
}
