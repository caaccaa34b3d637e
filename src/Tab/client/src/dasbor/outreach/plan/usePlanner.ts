import { useEffect, useRef, useState } from "react";
import { ApiError, type DashboardApi } from "../../../api/dashboard";
import type { PlannerSettings, Session } from "../../../api/dashboardSchemas";
import { now } from "../../../api/time";
import { useText } from "../../page/i18n";
import { faultKey } from "../../parts/faults";
import type { DraftSafe } from "../../session/draftSafe";
import { officeClock } from "../../time/officeTime";
import { useTell } from "../words";
import { clockOf } from "./clockTyped";
import { firstForm } from "./firstForm";
import { attendeesOf, formOf, planFaults, sentPlan, speakersOf, type PlanForm } from "./plan";
import { newSubmitKey } from "./submitKey";
import { useHints } from "./useHints";

/** Where a plan that is being written waits while the page is locked. */
export const planDraft = "plan";

type Kept = { of: string | null; form: PlanForm; submitKey: string };
const noSettings: PlannerSettings = { rooms: [], audiences: [], holidays: [], contacts: [], people: [] };

export type PlanApi = Pick<DashboardApi, "plannerSettings" | "checkPlan" | "planSession" | "changeSession" | "sessions">;
type Ask = { api: PlanApi; drafts: DraftSafe; sessions: readonly Session[]; session: Session | undefined; saved: (session: Session) => void; newer: ((session: Session) => void) | undefined };

/** The plan that is being written: what was typed, what is wrong with it, what is known about it, and how it is saved. Nothing typed is lost on a refusal. */
export function usePlanner({ api, drafts, sessions, session, saved, newer }: Ask) {
  const { t } = useText();
  const { tell } = useTell();
  const [settings, setSettings] = useState(noSettings);
  const kept = useRef(keptPlan(drafts, session));
  const submitKey = useRef(kept.current?.submitKey ?? newSubmitKey());
  const [form, setForm] = useState<PlanForm>(() => kept.current?.form ?? (session === undefined ? firstForm(tell, officeClock(now()).slice(0, 10), sessions) : formOf(session, noSettings)));
  const touched = useRef(kept.current !== null);
  const [tries, setTries] = useState(0);
  const [fault, setFault] = useState<string | null>(null);
  const [moved, setMoved] = useState<Session | null>(null);
  const [busy, setBusy] = useState(false);
  const faults = planFaults(form, settings, officeClock(now()), session?.startsAt);

  useEffect(() => {
    let here = true;
    api.plannerSettings().then((found) => {
      if (!here) return;
      setSettings(found);
      if (session !== undefined && !touched.current) setForm(formOf(session, found));
    }, () => undefined);
    return () => { here = false; };
  }, [api, session]);

  const hints = useHints(api, {
    startsAt: `${form.day}T${clockOf(form.start) ?? ""}`, endsAt: `${form.day}T${clockOf(form.end) ?? ""}`, place: form.place.trim() === "" ? null : form.place,
    people: filled([form.moderator, ...speakersOf(form).map(({ name }) => name)]), inside: filled([form.moderator, ...speakersOf(form).filter(({ outside }) => !outside).map(({ name }) => name)]), attendees: attendeesOf(form, settings), furtherDays: form.further, ...(session === undefined ? {} : { except: session.id }),
  });

  function put(next: PlanForm) {
    touched.current = true;
    setForm(next);
    drafts.write(planDraft, JSON.stringify({ of: session?.id ?? null, form: next, submitKey: submitKey.current } satisfies Kept));
  }

  async function save(over?: Session) {
    setTries(tries + 1);
    setFault(null);
    if (busy || faults.size > 0) return;
    setBusy(true);
    const plan = sentPlan(form, settings, submitKey.current);
    try {
      const done = session === undefined ? await api.planSession(plan) : await api.changeSession(session.id, { ...plan, revision: (over ?? session).revision, following: form.following });
      drafts.write(planDraft, "");
      saved(done);
    } catch (reason) {
      setBusy(false);
      if (reason instanceof ApiError && reason.code === "session-changed" && session !== undefined) await look(session.id);
      else setFault(reason instanceof ApiError && reason.detail !== undefined ? reason.detail : t(faultKey(reason)));
    }
  }

  /** Somebody was first: what stands now is fetched, and what was typed stays. */
  async function look(id: string) {
    const fresh = await api.sessions().then((all) => all.find((one) => one.id === id), () => undefined);
    if (fresh === undefined) setFault(t("board.error.server"));
    else setMoved(fresh);
  }

  function takeNewer() {
    if (moved === null) return;
    drafts.write(planDraft, "");
    touched.current = false;
    setForm(formOf(moved, settings));
    newer?.(moved);
    setMoved(null);
  }

  return { form, put, settings, faults, tries, fault, busy, hints, moved, save, saveOver: () => { const over = moved; setMoved(null); if (over !== null) void save(over); }, takeNewer };
}

const filled = (names: readonly string[]) => names.filter((name) => name.trim() !== "");

/** A plan that waited while the page was locked, if it is the one that is open now. */
function keptPlan(drafts: DraftSafe, session: Session | undefined): Kept | null {
  if (!drafts.has(planDraft)) return null;
  const kept = JSON.parse(drafts.read(planDraft)) as Kept;
  return kept.of === (session?.id ?? null) ? kept : null;
}
