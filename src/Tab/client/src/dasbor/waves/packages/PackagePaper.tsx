import type { Home } from "../../../api/dashboardSchemas";
import { UserText } from "../../parts/UserText";
import { longDay } from "../../time/officeTime";
import { zoneName } from "../../time/officeZone";
import { hours } from "../plan/hours";
import { waveWords } from "../words";
import type { OpenPackage } from "../wavesApi";

const tell = waveWords("id");

/** The letter to the contact, and for each session the list of those who are asked to come. Number and signature stay empty: Srikandi fills them. */
export function PackagePaper({ pack: { package: { contact }, title, sessions }, letters }: { pack: OpenPackage; letters: Home["letters"] }) {
  return (
    <div className="letter" lang="id">
      <div className="letter-head">{letters.lines.map((line, at) => <strong key={at}>{line}</strong>)}<span>{letters.address}</span><span>{letters.contact}</span></div>
      <p>{tell("package.sent")}</p>
      <p className="letter-to"><UserText text={tell("package.to", { contact })} /></p>
      <p>{tell("package.care")}</p>
      {sessions.filter(({ session }) => !session.off).map(({ session, people }) => (
        <div key={session.number} className="letter-slip">
          <h3>{title}</h3>
          <dl className="letter-facts">
            <div><dt>{tell("package.time")}</dt><dd>{longDay(session.startsAt.slice(0, 10), "id")}, {hours(session.startsAt)}–{hours(session.endsAt)} {zoneName}</dd></div>
            <div><dt>{tell("package.place")}</dt><dd><UserText text={session.place} /></dd></div>
          </dl>
          <p>{tell("package.attachment")} ({tell("package.people", { count: people.length })})</p>
          <table>
            <thead><tr><th>{tell("package.number")}</th><th>{tell("package.person")}</th><th>{tell("package.unit")}</th></tr></thead>
            <tbody>{people.map(({ name, unit }, at) => <tr key={at}><td>{at + 1}</td><td><UserText text={name} /></td><td><UserText text={unit} /></td></tr>)}</tbody>
          </table>
        </div>
      ))}
      <div className="letter-sign"><span>{letters.signer}</span><span>(………………………………)</span></div>
    </div>
  );
}
