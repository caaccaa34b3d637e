import { keptNothing, type Answer } from "../api/http";
import type { Solution } from "../api/puzzle";
import type { Accepted, FileClaim, RoomApi } from "../api/room";
import type { Puzzle } from "../api/schemas";
import type { Submission } from "../sealing/reporter";

/**
 * A sealed report with its own submit key. While it is unknown whether it arrived, the very same parcel is sent again:
 * the server then answers as it did the first time, and one report never becomes two.
 */
export type Parcel = Submission & { mark: string; submitKey: string; receipt: string; digits?: string | null; files?: FileClaim[] | undefined };

export type Stage = "sealing" | "preparing" | "sending";

export type Outcome =
  | { kind: "sent"; receipt: string; nextNotice: string | null; lookOn: string | null; missingFiles?: string[] | null | undefined }
  /** This device could not seal: nothing left it. */
  | { kind: "not-sealed" }
  /** The server, or the missing connection, says that nothing was kept. */
  | { kind: "not-sent"; because: "offline" | "refused" }
  | { kind: "unknown"; parcel: Parcel }
  /** The person pressed Berhenti. `parcel`: it may have arrived. */
  | { kind: "stopped"; parcel: Parcel | null };

export type Sending = {
  api: Pick<RoomApi, "sendReport">;
  /** What is being sent, as a string: a changed draft makes a new parcel. */
  mark: string;
  earlier: Parcel | null;
  /** 25 digits under which the person kept a draft: they become the report's receipt. Null: fresh ones are drawn. */
  digits?: string | null;
  seal: (receipt: string | null) => Promise<Submission & { receipt: string; files?: FileClaim[] | undefined }>;
  puzzle: () => Promise<Solution>;
  solve: (puzzle: Puzzle, signal: AbortSignal) => Promise<Solution>;
  signal: AbortSignal;
  onStage: (stage: Stage) => void;
};

const mostPuzzles = 5;

export async function sendReport(s: Sending): Promise<Outcome> {
  s.onStage("sealing");
  const earlier = s.earlier?.mark === s.mark ? s.earlier : null;
  let parcel: Parcel;
  try {
    parcel = earlier ?? (await newParcel(s, s.digits ?? null));
  } catch {
    return { kind: "not-sealed" };
  }
  if (s.signal.aborted) return { kind: "stopped", parcel: earlier };
  try {
    const outcome = await post(s, parcel, earlier !== null);
    if (outcome !== "taken") return outcome;
    parcel = await newParcel(s, null);
    const again = await post(s, parcel, false);
    return again === "taken" ? { kind: "unknown", parcel } : again;
  } catch {
    return s.signal.aborted ? { kind: "stopped", parcel: earlier } : { kind: "unknown", parcel };
  }
}

async function newParcel(s: Sending, digits: string | null): Promise<Parcel> {
  return { mark: s.mark, submitKey: newSubmitKey(), digits, ...(await s.seal(digits)) };
}

/** "taken": another report stands under the draft's digits, sent from another page. */
async function post(s: Sending, parcel: Parcel, mayHaveArrived: boolean): Promise<Outcome | "taken"> {
  s.onStage("preparing");
  let solution = await s.puzzle();
  for (let round = 0; ; round++) {
    s.onStage("sending");
    const answer = await s.api.sendReport({ submitKey: parcel.submitKey, puzzle: solution, sealed: parcel.sealed, late: parcel.late, files: parcel.files }, s.signal);
    const fresh = answer.kind === "problem" && answer.problem.code === "puzzle-needed" ? answer.problem.puzzle : undefined;
    if (fresh === undefined || round >= mostPuzzles) return judge(answer, parcel, mayHaveArrived);
    s.onStage("preparing");
    solution = await s.solve(fresh, s.signal);
  }
}

function judge(answer: Answer<Accepted>, parcel: Parcel, mayHaveArrived: boolean): Outcome | "taken" {
  switch (answer.kind) {
    case "ok":
      return { kind: "sent", receipt: parcel.receipt, ...answer.value };
    case "stopped":
      return { kind: "stopped", parcel };
    case "away":
      return answer.reached === "unsent" && !mayHaveArrived ? { kind: "not-sent", because: "offline" } : { kind: "unknown", parcel };
    case "problem":
      // With digits that were there before, the report under them can be another text: then this one goes under new digits, and none is lost.
      if (answer.problem.code === "duplicate" && typeof parcel.digits === "string") return "taken";
      // All other ids of a sealed report are random: a duplicate can only be this very parcel, stored before.
      if (answer.problem.code === "duplicate") return { kind: "sent", receipt: parcel.receipt, nextNotice: null, lookOn: null };
      return keptNothing(answer.status, answer.problem) && !mayHaveArrived ? { kind: "not-sent", because: "refused" } : { kind: "unknown", parcel };
  }
}

/** 16 random bytes, 22 characters of base64url. */
export function newSubmitKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
