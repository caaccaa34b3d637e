import { AppManifestUtils } from "@microsoft/app-manifest";
import { checkIcons } from "./checkIcons.mjs";
import { checkLanguages } from "./checkLanguages.mjs";
import { strings } from "./texts.mjs";

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const host = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{2,5})?$/;
const decode = (bytes) => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));

/**
 * What each app may ask for, and no more. The staff app signs nobody in and may send no feed notice: a bot and one tab.
 * The team app signs its members in and tells them that there is an update: one tab and one neutral activity.
 */
const may = {
  staff: { bots: 1, tabs: 1, activities: [], resourceSpecific: [], permissions: [], signsIn: false },
  team: { bots: 0, tabs: 1, activities: ["pembaruan"], resourceSpecific: ["TeamsActivity.Send.User"], permissions: ["identity"], signsIn: true },
};

/**
 * Everything that can be known about one package without a tenant.
 * @param {"staff" | "team"} app which of the two it is
 * @param {Record<string, Uint8Array>} files the package's files by name
 * @returns {Promise<string[]>} one sentence for each fault; empty when the package is good
 */
export async function checkPackage(app, files) {
  if (!files["manifest.json"]) return ["The package has no manifest.json at its root."];
  let manifest;
  try {
    manifest = decode(files["manifest.json"]);
  } catch {
    return ["manifest.json is no JSON in UTF-8."];
  }
  return [
    ...(await checkSchema(manifest)),
    ...checkNames(manifest, files),
    ...checkIcons(manifest, files),
    ...checkIds(manifest),
    ...checkAddresses(manifest),
    ...checkScope(may[app], manifest),
    ...checkLanguages(manifest, files, decode),
  ];
}

/** The two apps stand on two Entra apps, so that a token or a permission of one is worth nothing to the other. */
export function checkPair(staff, team) {
  const ids = [staff.id, staff.bots?.[0]?.botId, team.id, team.webApplicationInfo?.id];
  const faults = [];
  if (new Set(ids).size !== ids.length) faults.push("The two apps need four different ids: an app id and a client id each.");
  if (staff.name.short === team.name.short) faults.push("The two apps need different short names.");
  return faults;
}

async function checkSchema(manifest) {
  if (manifest.manifestVersion !== "1.25" || !manifest.$schema?.includes("/teams/v1.25/")) return ["The manifest must name version 1.25 and its schema."];
  const errors = await AppManifestUtils.validateAgainstSchema(manifest);
  return errors.map((error) => `The manifest's schema refuses it: ${error}.`);
}

function checkNames(manifest, files) {
  const languages = manifest.localizationInfo?.additionalLanguages ?? [];
  const wanted = ["manifest.json", manifest.icons?.color, manifest.icons?.outline, ...languages.map((language) => language.file)];
  const faults = wanted.filter((name) => !files[name]).map((name) => `The package lacks ${name}.`);
  return faults.concat(Object.keys(files).filter((name) => !wanted.includes(name)).map((name) => `The package must not hold ${name}.`));
}

function checkIds(manifest) {
  const ids = { id: manifest.id, "bots[0].botId": manifest.bots?.[0]?.botId, "webApplicationInfo.id": manifest.webApplicationInfo?.id };
  return Object.entries(ids).filter(([, value]) => value !== undefined && !guid.test(value)).map(([key]) => `${key} must be a GUID in lower case.`);
}

function checkAddresses(manifest) {
  const domains = manifest.validDomains ?? [];
  const faults = domains.filter((domain) => !host.test(domain)).map((domain) => `validDomains must name one host each, without scheme or wildcard: ${domain}.`);
  const used = new Set();
  for (const [path, address] of strings(manifest.staticTabs ?? [], "staticTabs").filter(([path]) => path.endsWith("Url"))) {
    if (!URL.canParse(address) || !address.startsWith("https://")) faults.push(`${path} must be an https address.`);
    else if (!domains.includes(new URL(address).host)) faults.push(`${path} stands on a host that validDomains does not name.`);
    else used.add(new URL(address).host);
  }
  faults.push(...domains.filter((domain) => host.test(domain) && !used.has(domain)).map((domain) => `validDomains names ${domain}, which no tab uses.`));
  const web = manifest.webApplicationInfo;
  if (web && !domains.some((domain) => web.resource === `api://${domain}/${web.id}`)) faults.push("webApplicationInfo.resource must be api://<host of the tab>/<client id>.");
  return faults;
}

function checkScope(allowed, manifest) {
  const bots = manifest.bots ?? [];
  const tabs = (manifest.staticTabs ?? []).filter((tab) => tab.contentUrl);
  const scopes = [...bots, ...bots.flatMap((bot) => bot.commandLists ?? []), ...(manifest.staticTabs ?? [])].flatMap((part) => part.scopes ?? []);
  const asked = {
    activities: (manifest.activities?.activityTypes ?? []).map((activity) => activity.type),
    resourceSpecific: (manifest.authorization?.permissions?.resourceSpecific ?? []).map((permission) => permission.name),
    permissions: manifest.permissions ?? [],
  };
  const faults = Object.keys(asked)
    .filter((kind) => asked[kind].join() !== allowed[kind].join())
    .map((kind) => `This app must have exactly these ${kind}: ${allowed[kind].join(", ") || "none"}.`);
  if (bots.length !== allowed.bots) faults.push(`This app must have ${allowed.bots} bots.`);
  if (bots.some((bot) => bot.supportsFiles !== false)) faults.push("The bot must refuse files (supportsFiles false): a file sent in chat stays in the office's system.");
  if (bots.length > 0 && !manifest.staticTabs?.some((tab) => tab.entityId === "conversations")) faults.push("An app with a bot places its chat with a tab named conversations.");
  if (tabs.length !== allowed.tabs) faults.push(`This app must have ${allowed.tabs} tab with a page.`);
  if (scopes.some((scope) => scope !== "personal")) faults.push("Nothing of this app may stand outside the personal scope: who opens it would be seen.");
  if (Boolean(manifest.webApplicationInfo) !== allowed.signsIn) faults.push(`webApplicationInfo must ${allowed.signsIn ? "stand here" : "not stand here: nobody signs in"}.`);
  return faults;
}
