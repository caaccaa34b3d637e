const systems: [RegExp, string][] = [[/android/i, "Android"], [/iphone|ipad|ios/i, "iPhone/iPad"], [/windows/i, "Windows"], [/mac/i, "Mac"], [/cros/i, "Chromebook"], [/linux/i, "Linux"]];
const browsers: [RegExp, string][] = [[/teams/i, "Teams"], [/edg(e|a|ios)?\//i, "Edge"], [/firefox|fxios/i, "Firefox"], [/chrome|crios/i, "Chrome"], [/safari/i, "Safari"]];

/** What a person calls this device in a list of her own: "Windows, Edge". Sealed before it leaves the page. */
export function deviceName(userAgent: string): string {
  const named = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [named(systems), named(browsers)].filter((part) => part !== undefined).join(", ") || "Peramban";
}
