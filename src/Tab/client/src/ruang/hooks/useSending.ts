import { useCallback, useEffect, useMemo, useRef, type Dispatch } from "react";
import { solvePuzzle } from "../../api/puzzle";
import type { RoomApi } from "../../api/room";
import { sealReport, siteSalt } from "../../sealing/reporter";
import { accountLimit } from "../../telling/account";
import type { FileBag } from "../files/bag";
import type { Office } from "../flow/office";
import { makePuzzleWork } from "../../telling/puzzleWork";
import { readersOf } from "../../telling/readers";
import { firstGap, reportToSeal } from "../../telling/report";
import { topOf } from "../flow/screens";
import { sendReport } from "../../telling/send";
import type { Action, RoomState } from "../flow/state";
import type { Keeper } from "../keep/keeper";
import type { Words } from "../page/words";

type SendingProps = { api: RoomApi; state: RoomState; dispatch: Dispatch<Action>; office: Office; words: Words; now: () => number; keeper: Keeper | null; files: FileBag | null };

/** Segel dan kirim, and Berhenti while it runs. The rules are flow/send.ts and flow/report.ts; here they meet the page. */
export function useSending({ api, state, dispatch, office, words, now, keeper, files }: SendingProps) {
  const [puzzles, stop] = [useRef(makePuzzleWork()), useRef<AbortController | null>(null)];
  const top = topOf(state.stack);
  const writing = top === "story" && office.kind === "ready";

  useEffect(() => {
    if (writing && office.kind === "ready") void puzzles.current.begin(office.room.puzzle).catch(() => undefined);
  }, [writing, office, puzzles]);
  useEffect(() => {
    if (top !== "sending") stop.current?.abort();
  }, [top, stop]);

  useEffect(() => {
    const [working, running] = [puzzles.current, stop];
    return () => {
      working.stop();
      running.current?.abort();
    };
  }, [puzzles, stop]);

  const send = useCallback(() => {
    if (office.kind !== "ready") return dispatch({ type: "gap", gap: { at: "readers", because: "nobody" } });
    const { room, directory } = office;
    const list = readersOf(directory);
    const limit = accountLimit(room.limits.accountBytes);
    const report = reportToSeal(state.draft, list, limit, words.language, now(), room.nextNotice, (c) => words.say(`room.contact.via.${c}`), room.lateAfterDays);
    if (report === null) {
      if (topOf(state.stack) === "away") dispatch({ type: "back" });
      return dispatch({ type: "gap", gap: firstGap(state.draft, list, limit) });
    }
    const abort = new AbortController();
    stop.current = abort;
    dispatch({ type: "go", to: "sending" });
    void sendReport({
      api,
      mark: JSON.stringify([state.draft, files?.mark()]),
      earlier: state.parcel,
      digits: keeper?.receipt() ?? null,
      seal: async (receipt) => {
        // Of somebody under 18 nothing is taken but how to reach them.
        const along = report.body.wish === "minor" ? undefined : await files?.along(report.body, abort.signal);
        const sealed = await sealReport({
          directory, ...report, ...(along && { body: along.body }), siteSalt: await siteSalt(room.office.id), ...(receipt === null ? {} : { receipt }),
        });
        return { files: along?.files, ...sealed };
      },
      puzzle: () => puzzles.current.begin(room.puzzle),
      solve: solvePuzzle,
      signal: abort.signal,
      onStage: (stage) => dispatch({ type: "stage", stage }),
    }).then((outcome) => {
      if (outcome.kind === "sent") files?.settle(outcome.missingFiles ?? [], false);
      if (outcome.kind === "stopped" && outcome.parcel === null) files?.takeBack();
      dispatch({ type: "outcome", outcome });
    });
  }, [api, state, dispatch, office, words, now, puzzles, keeper, files]);

  return useMemo(() => ({ send, dispatch }), [send, dispatch]);
}
