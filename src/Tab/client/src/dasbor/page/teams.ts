import { app, authentication } from "@microsoft/teams-js";
import { pause } from "../../api/time";

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
  const hello = app.initialize(frames).then(() => app.getContext());
  const context = await Promise.race([hello, silence()]).catch(() => null);
  if (context === null) return { kind: "silent" };
  app.notifyAppLoaded();
  void app.notifySuccess();
  return { kind: "ready", theme: themeOf(context.app.theme), language: context.app.locale.toLowerCase().startsWith("en") ? "en" : "id" };
}

export function onThemeChange(change: (theme: Theme) => void): void {
  app.registerOnThemeChangeHandler((theme) => change(themeOf(theme)));
}

/** A token for our own API; asked anew each time, since Teams keeps and renews it. One retry (teams.md §8 pain 8), no loop. */
export async function teamsToken(): Promise<string> {
  return authentication.getAuthToken({ silent: true }).catch(() => authentication.getAuthToken({ silent: true }));
}

function themeOf(name: string): Theme {
  return name === "dark" ? "dark" : name === "contrast" ? "contrast" : "light";
}

async function silence(): Promise<null> {
  await pause(helloMilliseconds);
  return null;
}
