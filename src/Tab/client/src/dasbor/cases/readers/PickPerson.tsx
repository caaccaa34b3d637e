import { Button } from "@fluentui/react-components";
import { useId, useRef, type ReactNode } from "react";

type Props = {
  button: string; title: string; children: ReactNode; people: readonly { id: string; name: string }[]; label: (name: string) => string; nobody: string; no: string;
  busy: boolean; picked: (id: string) => void; testId: string;
};

/** Two taps: the button, then the person. Choosing is the act; nobody stands chosen before. */
export function PickPerson({ button, title, children, people, label, nobody, no, busy, picked, testId }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const close = () => dialog.current?.close();
  return (
    <>
      <Button className="self-start" disabledFocusable={busy} onClick={() => dialog.current?.showModal()} data-testid={testId}>{button}</Button>
      <dialog ref={dialog} className="confirm" aria-labelledby={titleId}>
        <div className="stack">
          <h2 id={titleId}>{title}</h2>
          {children}
          {people.length === 0 && <p className="soft">{nobody}</p>}
          <div className="stack-close">
            {people.map(({ id, name }) => <Button key={id} onClick={() => { close(); picked(id); }} data-testid={`${testId}-${id}`}>{label(name)}</Button>)}
          </div>
          <div className="actions"><Button onClick={close}>{no}</Button></div>
        </div>
      </dialog>
    </>
  );
}
