import { pause } from "../../api/time";

/** Asks Microsoft's CDN for a list as soon as it is loaded (the policy refuses it), so that only a page in a frame of Teams ever loads it. */
const teams = () => import("@microsoft/teams-js");

/** How long Teams may take to say hello; without an answer the library itself would wait a minute (teams.md §4.3). */
const helloMilliseconds = 5000;

export type Theme = "light" | "dark" | "contrast";
export type Hello = { kind: "ready"; theme: Theme; language: string } | { kind: "outside" } | { kind: "silent" };

/**
 * Says hello to Teams once. "outside": the page is not framed at all; "silent": the frame around it is not one of ours, or does not answer.
 * @param frames Origins that may frame the page, from the server's configuration.
 */
export async function greetTeams(frames: string[]): Promise<Hello> {
  if (window.parent === window) return { kind: "outside" };
  const library = await teams().catch(() => null);
  if (library === null) return { kind: "silent" };
  const { app } = library;
  const hello = app.initialize(frames).then(() => app.getContext());
  const context = await Promise.race([hello, silence()]).catch(() => null);
  if (context === null) return { kind: "silent" };
  app.notifyAppLoaded();
  void app.notifySuccess();
  return { kind: "ready", theme: themeOf(context.app.theme), language: context.app.locale.toLowerCase().startsWith("en") ? "en" : "id" };
}

export function onThemeChange(change: (theme: Theme) => void): void {
  void teams().then(({ app }) => app.registerOnThemeChangeHandler((theme) => change(themeOf(theme))));
}

/** A token for our own API; asked anew each time, since Teams keeps and renews it. One retry (teams.md §8 pain 8), no loop. */
export async function teamsToken(): Promise<string> {
  const { authentication } = await teams();
  return authentication.getAuthToken({ silent: true }).catch(() => authentication.getAuthToken({ silent: true }));
}

function themeOf(name: string): Theme {
  return name === "dark" ? "dark" : name === "contrast" ? "contrast" : "light";
}

async function silence(): Promise<null> {
  await pause(helloMilliseconds);
  return null;
}
