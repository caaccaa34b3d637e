import { Button } from "@fluentui/react-components";
import { useId, useRef, type ReactNode } from "react";

type Props = { button: string; title: string; body: string; yes: string; no: string; busy: boolean; confirmed: () => void; testId: string; children?: ReactNode };

/**
 * A button that asks once before it acts. The browser's own modal dialog: Esc closes it, focus stays in it and comes back to the button.
 * Children stand between the words and the buttons: a choice that is part of the act. (Fluent's Dialog leaves the page hidden from screen readers when its owner goes away while it closes.)
 */
export function Confirm({ button, title, body, yes, no, busy, confirmed, testId, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const close = () => dialog.current?.close();
  return (
    <>
      <Button className="self-start" disabledFocusable={busy} onClick={() => dialog.current?.showModal()} data-testid={testId}>{button}</Button>
      <dialog ref={dialog} className="confirm" aria-labelledby={titleId}>
        <div className="stack">
          <h2 id={titleId}>{title}</h2>
          <p>{body}</p>
          {children}
          <div className="actions">
            <Button onClick={close}>{no}</Button>
            <Button appearance="primary" onClick={() => { close(); confirmed(); }} data-testid={`${testId}-yes`}>{yes}</Button>
          </div>
        </div>
      </dialog>
    </>
  );
}
