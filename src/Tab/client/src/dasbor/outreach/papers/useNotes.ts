import { useCallback, useEffect, useRef, useState } from "react";
import { after } from "../../../api/time";
import { NotesDesk } from "./notesDesk";
import { readPapers, type Lent, type Notes, type Photo } from "./papersApi";

/** How long somebody rests before what was typed is sent, and until it is tried again. */
const restMilliseconds = 700;
const againMilliseconds = 5000;

export type Saving = "saved" | "saving" | "away";
export type NotesState = { notes: Notes; photos: Photo[]; saving: Saving; type: (part: Partial<Notes>) => void; settle: () => Promise<boolean>; look: () => Promise<void> };

/** The papers of one session: read once, saved as they are typed. Null while they come; "away" when they did not. */
export function useNotes(api: Lent, session: string): NotesState | null | "away" {
  const desk = useRef<NotesDesk | null>(null);
  const stop = useRef<() => void>(() => undefined);
  const [shown, setShown] = useState<{ notes: Notes; photos: Photo[] } | null>(null);
  const [away, setAway] = useState(false);
  const [saving, setSaving] = useState<Saving>("saved");

  const look = useCallback(async () => {
    try {
      const { rev, notes, photos } = await readPapers(api, session);
      desk.current ??= new NotesDesk(api, session, rev, notes);
      setShown({ notes: desk.current.notes, photos });
      setAway(false);
    } catch {
      setAway(true);
    }
  }, [api, session]);

  const settle = useCallback(async () => {
    stop.current();
    if (desk.current === null || desk.current.isSaved) return true;
    setSaving("saving");
    try {
      await desk.current.save();
      const { notes } = desk.current;
      setShown((before) => before && { ...before, notes });
      setSaving("saved");
      return true;
    } catch {
      setSaving("away");
      stop.current = after(againMilliseconds, () => void settle());
      return false;
    }
  }, []);

  useEffect(() => {
    void look().then(settle);
    // Whoever leaves in the middle of a word leaves nothing behind.
    return () => void settle().finally(() => stop.current());
  }, [look, settle]);

  function type(part: Partial<Notes>) {
    if (desk.current === null) return;
    desk.current.type(part);
    const { notes } = desk.current;
    setShown((before) => before && { ...before, notes });
    setSaving("saving");
    stop.current();
    stop.current = after(restMilliseconds, () => void settle());
  }

  if (shown === null) return away ? "away" : null;
  return { ...shown, saving, type, settle, look };
}
