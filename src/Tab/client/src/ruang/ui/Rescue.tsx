import { Component, type ReactNode } from "react";
import { useRoom } from "./context";
import { Primary } from "./controls";
import { HelpList } from "./Numbers";
import { Page } from "./Page";
import { StoryField } from "./StoryField";

/** A screen that breaks takes neither the numbers nor the words with it: they lie outside of it, and are shown instead. */
export class Rescue extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken again={() => this.setState({ broken: false })} /> : this.props.children;
  }
}

function Broken({ again }: { again: () => void }) {
  const { state, words: { say } } = useRoom();
  return (
    <Page title={say("room.error.broken")} lead={say("room.error.broken.body")} backwards="above"
      foot={<Primary onClick={again} testId="again">{say("room.error.broken.again")}</Primary>}>
      <HelpList />
      {state.draft.text !== "" && <StoryField label={say("room.account.label")} hidden={state.covered} />}
    </Page>
  );
}
