import type { Help } from "../../api/room";
import { longDay } from "../flow/dates";
import { useRoom } from "../ui/context";
import { Whole } from "../ui/Whole";
import { sayNear, type NearKey } from "./words";

const needs = ["medical", "psychological", "legal", "police", "shelter", "work"] as const;
type Service = Help["services"][number];

/** Whom to turn to for what, the office's own services first, each with the day on which somebody last reached it. */
export function Near({ help }: { help: Help }) {
  const { language } = useRoom().words;
  const say = (key: NearKey, values?: Record<string, string>) => sayNear(language, key, values);
  return (
    <section className="block" aria-labelledby="near">
      <h2 id="near">{say("room.near.title")}</h2>
      {needs.map((need) => (
        <details className="more" key={need} data-testid={`need-${need}`}>
          <summary>{say(`room.near.need.${need}`)}</summary>
          <ul className="plain-list">{help.services.filter((s) => s.needs.includes(need)).map((s) => <ServiceLine key={s.id} service={s} />)}</ul>
        </details>
      ))}
    </section>
  );

  function ServiceLine({ service: s }: { service: Service }) {
    return (
      <li>
        <Whole>{`${s.name === s.contact ? "" : `${s.name}: `}${s.contact}.`}</Whole>
        {s.hours !== "" && ` ${say("room.near.hours", { hours: s.hours })}`}
        <span className="way-about">{say("room.near.checked", { date: longDay(s.verifiedOn, language), source: s.source })}{s.old && ` ${say("room.near.stale")}`}</span>
      </li>
    );
  }
}
