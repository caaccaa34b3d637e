import assert from "node:assert/strict";
import test from "node:test";
import { checkPackage, checkPair } from "../src/checks.mjs";
import { planted, png } from "./plant.mjs";

const tab = (m) => m.staticTabs[0];
const command = "bots[0].commandLists[0].commands[0].title";
const other = "0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d";

/** [what was planted, in which app, how, what the sentence must say] */
const plants = [
  ["an old schema version", "staff", ({ manifest }) => { manifest.manifestVersion = "1.17"; }, /name version 1\.25/],
  ["a field that the schema does not know", "staff", ({ manifest }) => { manifest.colour = "teal"; }, /schema refuses it/],
  ["no developer", "team", ({ manifest }) => { delete manifest.developer; }, /schema refuses it.*developer/],
  ["a copied file", "staff", ({ files }) => { files.x = files["en.json"]; }, /must not hold x/],
  ["a forgotten file", "staff", ({ files }) => { files["notes.txt"] = new Uint8Array(1); }, /must not hold notes\.txt/],
  ["a missing icon", "team", ({ files }) => { delete files["color.png"]; }, /lacks color\.png/],
  ["a missing language file", "team", ({ files }) => { delete files["en.json"]; }, /lacks en\.json/],
  ["the icons swapped", "staff", ({ manifest }) => { manifest.icons = { color: "outline.png", outline: "color.png" }; }, /outline\.png must be 192 x 192/],
  ["an outline on a ground", "staff", ({ files }) => { files["outline.png"] = png(32, [255, 255, 255, 255]); }, /transparent ground/],
  ["an empty outline", "staff", ({ files }) => { files["outline.png"] = png(32, [255, 255, 255, 0]); }, /shows nothing/],
  ["a coloured outline", "staff", ({ files }) => { files["outline.png"] = png(32, [15, 106, 111, 255]); }, /white only/],
  ["a text file as icon", "staff", ({ files }) => { files["color.png"] = files["en.json"]; }, /cannot be read. It is no PNG/],
  ["an app id that is no GUID", "staff", ({ manifest }) => { manifest.id = "00000000-0000-0000-0000-000000000000"; }, /id must be a GUID/],
  ["a bot id in capitals", "staff", ({ manifest }) => { manifest.bots[0].botId = manifest.bots[0].botId.toUpperCase(); }, /botId must be a GUID in lower case/],
  ["a page without TLS", "team", ({ manifest }) => { tab(manifest).contentUrl = "http://papan.tirtawana.example/"; }, /must be an https address/],
  ["a page on an unnamed host", "team", ({ manifest }) => { tab(manifest).contentUrl = "https://example.org/"; }, /validDomains does not name/],
  ["a wildcard domain", "staff", ({ manifest }) => { manifest.validDomains.push("*.tirtawana.example"); }, /without scheme or wildcard/],
  ["a domain that no tab uses", "staff", ({ manifest }) => { manifest.validDomains.push("cdn.example"); }, /which no tab uses/],
  ["a foreign App ID URI", "team", ({ manifest }) => { manifest.webApplicationInfo.resource = `api://example.org/${manifest.webApplicationInfo.id}`; }, /resource must be api:\/\//],
  ["sign-in for the staff app", "staff", ({ manifest }) => { manifest.webApplicationInfo = { id: other }; }, /not stand here: nobody signs in/],
  ["a bot that takes files", "staff", ({ manifest }) => { manifest.bots[0].supportsFiles = true; }, /must refuse files/],
  ["a bot in channels", "staff", ({ manifest }) => { manifest.bots[0].scopes.push("team"); }, /outside the personal scope/],
  ["commands for group chats", "staff", ({ manifest }) => { manifest.bots[0].commandLists[0].scopes = ["groupChat"]; }, /outside the personal scope/],
  ["a chat without a place", "staff", ({ manifest }) => { manifest.staticTabs.splice(1, 1); }, /named conversations/],
  ["a second tab", "staff", ({ manifest }) => { manifest.staticTabs.push({ ...tab(manifest), entityId: "lain" }); }, /must have 1 tab/],
  ["a bot in the team app", "team", ({ manifest }) => { manifest.bots = [{ botId: other, scopes: ["personal"], supportsFiles: false }]; }, /must have 0 bots/],
  ["a second kind of notice", "team", ({ manifest }) => { manifest.activities.activityTypes.push({ type: "lain", description: "Lain", templateText: "Lain" }); }, /exactly these activities: pembaruan/],
  ["a permission to read chats", "team", ({ manifest }) => { manifest.authorization.permissions.resourceSpecific.push({ name: "ChatMessage.Read.Chat", type: "Application" }); }, /exactly these resourceSpecific/],
  ["a permission to write to members", "staff", ({ manifest }) => { manifest.permissions = ["messageTeamMembers"]; }, /exactly these permissions: none/],
  ["English as default", "staff", ({ manifest }) => { manifest.localizationInfo.defaultLanguageTag = "en"; }, /default language must be id/],
  ["a text without translation", "staff", ({ english }) => { delete english[command]; }, /en\.json lacks bots\[0\]/],
  ["a translation of nothing", "team", ({ english }) => { english["staticTabs[3].name"] = "More"; }, /which the manifest does not/],
  ["an empty text", "team", ({ english }) => { english["name.full"] = " "; }, /name\.full is empty/],
  ["a name that is too long in English", "staff", ({ english }) => { english["name.short"] = "JaringTeams for everybody in the office"; }, /longer than 30 characters/],
  ["a short description that is too long", "staff", ({ manifest }) => { manifest.description.short = "Jadwal ".repeat(12); }, /longer than 80 characters/],
  ["the purpose in Indonesian", "staff", ({ manifest }) => { manifest.description.short = "Lapor kepada kami."; }, /description\.short has words.*purpose-id/],
  ["the purpose in English", "staff", ({ english }) => { english["name.full"] = "JaringTeams for victims"; }, /purpose-en/],
  ["a number in a text", "team", ({ manifest }) => { manifest.activities.activityTypes[0].templateText = "Ada 1 pembaruan"; }, /digits/],
  ["a word that judges", "staff", ({ manifest }) => { manifest.description.full = "Anda harus membaca ini."; }, /harus/],
  ["an exclamation", "team", ({ manifest }) => { manifest.activities.activityTypes[0].description = "Ada pembaruan!"; }, /seru/],
  ["the purpose in an address", "staff", ({ manifest }) => { tab(manifest).contentUrl = "https://ruang.tirtawana.example/pengaduan"; }, /contentUrl tells the purpose/],
  ["the purpose in an entity id", "team", ({ manifest }) => { tab(manifest).entityId = "kasus"; }, /entityId tells the purpose/],
];

for (const [what, app, change, says] of plants) {
  test(`${what} is refused with a sentence`, async () => {
    const faults = await checkPackage(app, planted(app, change));
    assert.ok(faults.some((fault) => says.test(fault)), `${says} is not among: ${faults.join(" | ") || "no fault at all"}`);
    for (const fault of faults) assert.match(fault, /\.$/);
  });
}

test("a package without manifest, or with a broken one, is refused before anything else is asked", async () => {
  assert.deepEqual(await checkPackage("staff", {}), ["The package has no manifest.json at its root."]);
  assert.deepEqual(await checkPackage("staff", { "manifest.json": new Uint8Array([0xff]) }), ["manifest.json is no JSON in UTF-8."]);
});

test("two apps on one Entra app are refused: a token of one would open the other", () => {
  const staff = { id: "a", bots: [{ botId: "b" }], name: { short: "x" } };
  assert.deepEqual(checkPair(staff, { id: "c", webApplicationInfo: { id: "d" }, name: { short: "y" } }), []);
  assert.match(checkPair(staff, { id: "c", webApplicationInfo: { id: "b" }, name: { short: "y" } }).join(), /four different ids/);
  assert.match(checkPair(staff, { id: "c", webApplicationInfo: { id: "d" }, name: { short: "x" } }).join(), /different short names/);
});
