import { useCallback, useEffect, useMemo, useState } from "react";
import { createAttendanceApi, type AttendanceApi, type AttendanceList, type ListChange, type Mode } from "../../../api/attendance";
import { every } from "../../../api/time";
import type { TextKey } from "../../page/i18n";
import { faultKey } from "../../parts/faults";
import { useSessionDesk } from "../sessionDesk";
import { deviceMemory, TapQueue, type Taps } from "./tapQueue";

/** How often waiting taps try again, and an open list looks for typed names. */
const lookAgainMs = 5_000;

export type Desk = {
  api: AttendanceApi;
  list: AttendanceList | null;
  taps: Taps;
  /** True while the server has not answered the last try. */
  away: boolean;
  fault: TextKey | null;
  tap: (person: string, mode: Mode | null) => void;
  change: (change: ListChange) => Promise<boolean>;
  close: (closed: boolean) => Promise<void>;
  look: () => Promise<void>;
};

/** The list of a session, kept fresh while it is open, and the taps that wait for the line. */
export function useAttendance(session: string): Desk {
  const { api: dashboard } = useSessionDesk();
  const api = useMemo(() => createAttendanceApi(dashboard.later, session), [dashboard, session]);
  const queue = useMemo(() => new TapQueue(deviceMemory(dashboard.office, session), api.change), [api, dashboard, session]);
  const [list, setList] = useState<AttendanceList | null>(null);
  const [taps, setTaps] = useState<Taps>(queue.taps);
  const [away, setAway] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);

  const look = useCallback(async () => {
    try {
      setList(await api.list());
      setAway(false);
      setFault(null);
    } catch (reason) {
      setAway(true);
      setFault(faultKey(reason));
    }
  }, [api]);

  const flush = useCallback(async () => {
    const sent = await queue.flush();
    setTaps(queue.taps);
    if (sent.kind === "sent") {
      setList(sent.list);
      setAway(false);
      setFault(null);
    }
    if (sent.kind === "away") setAway(true);
    if (sent.kind === "refused") {
      setFault(faultKey(sent.fault));
      await look();
    }
  }, [queue, look]);

  useEffect(() => { void look().then(flush); }, [look, flush]);
  const open = list?.open ?? false;
  useEffect(() => every(lookAgainMs, () => {
    if (queue.taps.size > 0) void flush();
    else if (open || away) void look();
  }), [queue, flush, look, open, away]);

  function tap(person: string, mode: Mode | null) {
    queue.tap(person, mode);
    setTaps(queue.taps);
    void flush();
  }

  async function change(wanted: ListChange): Promise<boolean> {
    try {
      setList(await api.change(wanted));
      setFault(null);
      return true;
    } catch (reason) {
      setFault(faultKey(reason));
      return false;
    }
  }

  async function close(closed: boolean) {
    try {
      await api.close(closed);
      await look();
    } catch (reason) {
      setFault(faultKey(reason));
    }
  }

  return { api, list, taps, away, fault, tap, change, close, look };
}
