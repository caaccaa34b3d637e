import { act, useReducer } from "react";
import { createRoot } from "react-dom/client";
import type { Directory, DirectoryMember } from "../../sealing/reporter";
import type { Office } from "../flow/office";
import { initialState, reduce, type Action, type RoomState } from "../flow/state";
import { topOf } from "../flow/screens";
import type { Words } from "../page/words";
import { ScreenOf } from "../screens/ScreenOf";
import { RoomProvider, type Along, type RoomContext } from "../ui/context";

/** The screens with an office whose list of officers stands, in a pretend browser; nothing is fetched. */
const member = (id: string, name: string, role: "member" | "trustee" = "member"): DirectoryMember => ({ id, kem: "", sig: "", st: "active", role, who: { name, post: "Staf", sex: "P" } });

function office(trustee: boolean): Office {
  const members = [member("bagas", "Bagas Wirawan, S.H."), member("laras", "Laras Kinanti"), member("nurul", "Nurul Hasanah"), ...(trustee ? [member("wali", "Satgas Provinsi", "trustee")] : [])];
  const entry = { v: "JT1", t: "dir", n: 0, prev: null, iat: 0, exp: 1, pol: { q: 2, minR: 2, idT: 2 }, members } as const;
  const whole = { ...entry, members: [...members] };
  const directory: Directory = { entry: whole, hash: "", hashes: [], entries: [whole], stale: null };
  return {
    kind: "ready", directory,
    room: {
      office: { id: "tirtawana", name: "KPU Kabupaten Tirtawana" }, language: "id", genesis: "", chain: [], past: [], nextNotice: "2026-11-23T08:15:00+07:00", puzzle: { challenge: "AA", bits: 1 },
      limits: { accountBytes: 188_416 }, privacy: { contact: "Kasubbag Hukum", pageRole: "Tim teknologi informasi KPU Provinsi", keepDays: 730 },
    },
  };
}

export type Stage = { state: () => RoomState; go: (...actions: Action[]) => Promise<void>; at: (testId: string) => HTMLElement | null; press: (testId: string) => Promise<void>; text: () => string; leave: () => Promise<void> };

export async function stage(words: Words, { trustee = false, framed = false, along = {} }: { trustee?: boolean; framed?: boolean; along?: Partial<Along> } = {}): Promise<Stage> {
  const holder = document.body.appendChild(document.createElement("div"));
  const root = createRoot(holder);
  const known = office(trustee);
  const last: { state: RoomState; dispatch: (action: Action) => void } = { state: initialState("safety"), dispatch: () => undefined };
  function Whole() {
    const [state, dispatch] = useReducer(reduce, "safety", initialState);
    Object.assign(last, { state, dispatch });
    const room = { state, dispatch, office: known, place: { framed, dials: false, address: "ruang.example/tirtawana/" }, words, along: { keeper: null, files: null, keepFiles: () => undefined, ...along }, now: () => Date.parse("2026-11-22T00:00Z"), back: () => dispatch({ type: "back" }) } as unknown as RoomContext;
    return <RoomProvider value={room}><ScreenOf key={topOf(state.stack)} /></RoomProvider>;
  }
  await act(async () => root.render(<Whole />));
  const at = (testId: string) => holder.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
  return {
    state: () => last.state,
    go: (...actions) => act(async () => actions.forEach((action) => last.dispatch(action))),
    at,
    press: async (testId) => {
      const found = at(testId);
      if (found === null) throw new Error(`nothing called ${testId} in: ${holder.textContent}`);
      await act(async () => found.click());
    },
    text: () => holder.textContent,
    leave: () => act(async () => root.unmount()),
  };
}
