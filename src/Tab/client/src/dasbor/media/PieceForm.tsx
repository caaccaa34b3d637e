import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import type { Day } from "../time/officeTime";
import { forms, wordings, type Piece } from "./mediaApi";
import { faultOf, type PieceFault } from "./pieces";
import { useTell } from "./words";

type Props = { first: Piece; today: Day; isNew: boolean; busy: boolean; save: (piece: Piece) => void; cancel: () => void };

/** One line of the register. It asks for a place and a wording, and has no field for a story. */
export function PieceForm({ first, today, isNew, busy, save, cancel }: Props) {
  const { tell } = useTell();
  const [piece, setPiece] = useState(first);
  const [fault, setFault] = useState<PieceFault | null>(null);
  const change = (part: Partial<Piece>) => {
    setPiece({ ...piece, ...part });
    setFault(null);
  };
  const wrong = (name: PieceFault) => (fault === name ? { validationMessage: tell(`media.fault.${name}`) } : {});

  function submit(event: FormEvent) {
    event.preventDefault();
    const whole = piece.wording === "own" ? piece : { ...piece, reviewedBy: "" };
    const found = faultOf(whole, today);
    setFault(found);
    if (found === null && !busy) save(whole);
  }

  return (
    <form className="card stack" noValidate aria-labelledby="media-isian" onSubmit={submit} data-testid="media-form">
      <div className="stack-close"><h2 id="media-isian" className="small-title">{tell(isNew ? "media.new" : "media.edit")}</h2><p className="soft">{tell("media.hint")}</p></div>
      <div className="fields-two">
        <Field label={tell("media.form")}><Select value={piece.form} onChange={(_, { value }) => change({ form: value as Piece["form"] })} data-testid="media-kind">{forms.map((form) => <option key={form} value={form}>{tell(`media.form.${form}`)}</option>)}</Select></Field>
        <Field label={tell("media.wording")}><Select value={piece.wording} onChange={(_, { value }) => change({ wording: value as Piece["wording"] })} data-testid="media-wording">{wordings.map((wording) => <option key={wording} value={wording}>{tell(`media.wording.${wording}`)}</option>)}</Select></Field>
        {piece.wording === "own" && <Field label={tell("media.reviewer")} hint={tell("media.reviewer.hint")} {...wrong("reviewer")}><Input value={piece.reviewedBy} maxLength={80} onChange={(_, { value }) => change({ reviewedBy: value })} autoComplete="off" data-testid="media-reviewer" /></Field>}
        <Field label={tell("media.place")} hint={tell("media.place.hint")} {...wrong("place")}><Input value={piece.place} maxLength={80} onChange={(_, { value }) => change({ place: value })} autoComplete="off" data-testid="media-place" /></Field>
        <Field label={tell("media.since")} {...wrong("since")}><Input type="date" value={piece.since} onChange={(_, { value }) => change({ since: value })} data-testid="media-since" /></Field>
        <Field label={tell("media.until")} hint={tell("media.until.hint")} {...wrong("until")}><Input type="date" value={piece.until ?? ""} onChange={(_, { value }) => change({ until: value === "" ? null : value })} data-testid="media-until" /></Field>
        {!isNew && <Field label={tell("media.down")} hint={tell("media.down.hint")} {...wrong("down")}><Input type="date" value={piece.takenDown ?? ""} onChange={(_, { value }) => change({ takenDown: value === "" ? null : value })} data-testid="media-down" /></Field>}
      </div>
      <div className="row">
        <Button appearance="primary" type="submit" disabledFocusable={busy} data-testid="media-save">{tell("media.save")}</Button>
        <Button onClick={cancel}>{tell("media.cancel")}</Button>
      </div>
    </form>
  );
}
