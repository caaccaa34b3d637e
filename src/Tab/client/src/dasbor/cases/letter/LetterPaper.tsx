import { UserText } from "../../parts/UserText";
import type { Block, Letter } from "./letter";

/** The letter as it will be on paper: the same parts as the document, for the screen and for the printer. */
export function LetterPaper({ letter }: { letter: Letter }) {
  const { head, under, mark, placeAndDay, about, to, body, signer, slip, foot } = letter;
  return (
    <div className="letter" lang="id">
      <p className="letter-mark">{mark}</p>
      <div className="letter-head">{head.map((line, at) => <strong key={at}>{line}</strong>)}{under.map((line, at) => <span key={at}>{line}</span>)}</div>
      <p className="letter-day">{placeAndDay}</p>
      <Facts rows={about} tight />
      <p className="letter-to">{to.map((line, at) => <UserText key={at} text={line} />)}</p>
      {body.map((part, at) => <Part key={at} part={part} />)}
      <div className="letter-sign"><span>{signer}</span><span>(………………………………)</span></div>
      <div className="letter-slip">{slip.map((part, at) => <Part key={at} part={part} />)}</div>
      <p className="letter-foot">{mark} · {foot}</p>
    </div>
  );
}

function Part({ part }: { part: Block }) {
  switch (part.kind) {
    case "title": return <h3>{part.text}</h3>;
    case "text": return <p><UserText text={part.text} /></p>;
    case "words": return <div className="letter-words"><UserText text={part.text} /></div>;
    case "facts": return <Facts rows={part.rows} />;
  }
}

function Facts({ rows, tight = false }: { rows: readonly (readonly [string, string])[]; tight?: boolean }) {
  return (
    <dl className={tight ? "letter-facts letter-tight" : "letter-facts"}>
      {rows.map(([label, value]) => <div key={label}><dt>{label}</dt><dd className={value === "" && !tight ? "letter-blank" : undefined}><UserText text={value} /></dd></div>)}
    </dl>
  );
}
