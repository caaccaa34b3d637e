import type { KindProps } from "../ui/kind";
import { Ask } from "./Ask";
import { Information } from "./Information";
import { Needs } from "./Needs";
import { OtherPerson } from "./OtherPerson";
import { Privacy } from "./Privacy";
import { Rights } from "./Rights";
import { Unsure } from "./Unsure";
import { Witness } from "./Witness";
import { WordsSeen } from "./WordsSeen";

const parts = { needs: Needs, ask: Ask, privacy: Privacy, rights: Rights, info: Information, witness: Witness, words: WordsSeen, other: OtherPerson, unsure: Unsure } as const;

/** One door to all of it: the page asks for a part by its name. */
export default function Parts({ part }: KindProps) {
  const Part = parts[part];
  return <Part />;
}
