import { useState } from "react";
import { accountLength, accountLimit } from "../../telling/account";
import { roomOf } from "../flow/office";
import { useRoom } from "../ui/context";
import { Note, Primary, Quiet, Steps, Trouble } from "../ui/controls";
import { Files } from "../ui/files";
import { Icon } from "../ui/Icon";
import { Keep } from "../ui/keep";
import { Kind } from "../ui/kind";
import { Page } from "../ui/Page";
import { StoryField } from "../ui/StoryField";

/** Screen 4: the person's own words. No least length, no spelling marks, no timer, no leading questions. */
export function Story() {
  const { state, dispatch, office, words: { say } } = useRoom();
  const [told, setTold] = useState(state.gap?.at === "text");
  const { text } = state.draft;
  const length = accountLength(text, accountLimit(roomOf(office)?.limits.accountBytes));
  const next = () => (length === "over" ? setTold(true) : dispatch({ type: "forward" }));
  return (
    <Page
      title={say("room.account.title")}
      lead={say("room.account.prompt")}
      backwards="above"
      foot={<>
        <Quiet onClick={next} testId="skip">{say("room.nav.skip")}</Quiet>
        <Primary onClick={next} testId="next">{say("room.nav.next")}</Primary>
      </>}
    >
      {told && length === "over" && <Trouble>{say("room.account.long")}</Trouble>}
      <Kind part="witness" />
      <StoryField label={say("room.account.label")} hidden={state.covered} />
      <Keep at="story" />
      {state.covered && <Note icon="eye">{say("room.account.covered")}</Note>}
      <div>
        <button type="button" className="button quiet" aria-pressed={state.covered} onClick={() => dispatch({ type: "cover" })} data-testid="cover">
          <Icon name="eye" />{say(state.covered ? "room.account.uncover" : "room.account.cover")}
        </button>
      </div>
      <div role="status">{length !== "free" && <p className="soft">{say(length === "near" ? "room.account.near" : "room.account.long")}</p>}</div>
      <Kind part="words" />
      <Files at="story" />
      <p className="hint">{say("room.account.kept")} {say("room.account.pause")}</p>
      <Steps here="story" />
    </Page>
  );
}
