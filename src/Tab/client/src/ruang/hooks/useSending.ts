import { useCallback, useEffect, useMemo, useRef, type Dispatch } from "react";
import { solvePuzzle } from "../../api/puzzle";
import type { RoomApi } from "../../api/room";
import { sealReport, siteSalt } from "../../sealing/reporter";
import { accountLimit } from "../../telling/account";
import type { Office } from "../flow/office";
import { makePuzzleWork } from "../../telling/puzzleWork";
import { readersOf } from "../../telling/readers";
import { firstGap, reportToSeal } from "../../telling/report";
import { topOf } from "../flow/screens";
import { sendReport } from "../../telling/send";
import type { Action, RoomState } from "../flow/state";
import type { Words } from "../page/words";
import type { Along } from "../ui/context";

type SendingProps = { api: RoomApi; state: RoomState; dispatch: Dispatch<Action>; office: Office; words: Words; now: () => number; along: Along };

/** Segel dan kirim, and Berhenti while it runs. The rules are telling/send.ts and telling/report.ts; here they meet the page. */
export function useSending({ api, state, dispatch, office, words, now, along }: SendingProps) {
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
      mark: JSON.stringify([state.draft, along.files?.mark()]),
      earlier: state.parcel,
      digits: along.keeper?.receipt() ?? null,
      seal: async (receipt) => {
        // Of somebody under 18 nothing is taken but how to reach them.
        const whole = report.body.wish === "minor" ? undefined : await along.files?.along(report.body, abort.signal);
        const sealed = await sealReport({
          directory, ...report, ...(whole && { body: whole.body }), siteSalt: await siteSalt(room.office.id), ...(receipt === null ? {} : { receipt }),
        });
        return { files: whole?.files, ...sealed };
      },
      puzzle: () => puzzles.current.begin(room.puzzle),
      solve: solvePuzzle,
      signal: abort.signal,
      onStage: (stage) => dispatch({ type: "stage", stage }),
    }).then((outcome) => {
      if (outcome.kind === "sent") along.files?.settle(outcome.missingFiles ?? [], false);
      if (outcome.kind === "stopped" && outcome.parcel === null) along.files?.takeBack();
      dispatch({ type: "outcome", outcome });
    });
  }, [api, state, dispatch, office, words, now, puzzles, along]);

  return useMemo(() => ({ send, dispatch }), [send, dispatch]);
}
