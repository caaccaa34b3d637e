import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { AppManifestUtils } from "@microsoft/app-manifest";
import { assemble, filesOf } from "../src/assemble.mjs";
import { readPng } from "../src/png.mjs";
import { checkValues, fill, placeholdersIn } from "../src/template.mjs";
import { unzip } from "../src/zip.mjs";
import { values } from "./plant.mjs";

const build = fileURLToPath(new URL("../build.mjs", import.meta.url));

/** Runs the builder as a person would, in its own folder. */
function built(given, environment = {}) {
  const folder = mkdtempSync(join(tmpdir(), "jaring-manifest-"));
  try {
    writeFileSync(join(folder, "values.json"), JSON.stringify(given));
    let faults = "";
    try {
      execFileSync(process.execPath, [build, join(folder, "values.json"), join(folder, "out")], { env: { ...process.env, ...environment }, stdio: "pipe" });
    } catch (fault) {
      faults = fault.stderr.toString();
    }
    const zips = faults ? [] : readdirSync(join(folder, "out")).sort();
    return { faults, wrote: readdirSync(folder).includes("out"), zips: zips.map((name) => [name, readFileSync(join(folder, "out", name)).toString("base64")]) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("both packages are good, without one request to the network", async () => {
  const connect = Socket.prototype.connect;
  let requests = 0;
  Socket.prototype.connect = () => {
    requests++;
    throw new Error("No network in this test.");
  };
  try {
    const { packages, faults } = await assemble(values);
    assert.deepEqual(faults, []);
    assert.equal(requests, 0);
    for (const app of ["staff", "team"]) assert.deepEqual(Object.keys(unzip(packages[app])).sort(), ["color.png", "en.json", "manifest.json", "outline.png"]);

    await assert.rejects(AppManifestUtils.validateAgainstSchema({ $schema: "https://localhost/unknown.schema.json" }));
    assert.ok(requests > 0, "the guard must see the request of a validator that does not know its schema");
  } finally {
    Socket.prototype.connect = connect;
  }
});

test("the same values make the same bytes, also in another time zone and on another day", () => {
  const here = built(values, { TZ: "UTC" });
  assert.deepEqual(here.zips.map(([name]) => name), ["jaringteams-staff.zip", "jaringteams-team.zip"]);
  assert.deepEqual(built(values, { TZ: "Asia/Jakarta" }), here);
});

test("a missing value, an empty one and one that nobody asks for are each named, and nothing is written", () => {
  const { ROOM_HOST, ...rest } = values;
  const result = built({ ...rest, TEAM_APP_ID: "", ROOMHOST: ROOM_HOST });
  assert.match(result.faults, /The values lack ROOM_HOST\./);
  assert.match(result.faults, /TEAM_APP_ID must be a text that is not empty\./);
  assert.match(result.faults, /No template asks for ROOMHOST\./);
  assert.equal(result.wrote, false);
});

test("an office whose two apps share a client id gets no package", () => {
  const result = built({ ...values, TEAM_CLIENT_ID: values.STAFF_CLIENT_ID });
  assert.match(result.faults, /four different ids/);
  assert.equal(result.wrote, false);
});

test("the example fits the templates exactly, and a quotation mark in a name cannot break out of its text", () => {
  const template = '{ "name": "${DEVELOPER_NAME}" }';
  assert.deepEqual(checkValues({ DEVELOPER_NAME: "x" }, [template]), []);
  assert.equal(JSON.parse(fill(template, { DEVELOPER_NAME: 'Kantor "Satu" \\' })).name, 'Kantor "Satu" \\');
  const made = ["staff", "team"].map((app) => new TextDecoder().decode(filesOf(app, values)["manifest.json"]));
  assert.equal(placeholdersIn(made.join()).size, 0);
});

test("what one app has, the other has not: no bot for the team, no sign-in for the staff", () => {
  const [staff, team] = ["staff", "team"].map((app) => JSON.parse(new TextDecoder().decode(filesOf(app, values)["manifest.json"])));
  assert.equal(staff.bots[0].botId, values.STAFF_CLIENT_ID);
  assert.equal(team.webApplicationInfo.id, values.TEAM_CLIENT_ID);
  assert.equal("webApplicationInfo" in staff || "authorization" in staff || "activities" in staff || "bots" in team, false);
});

test("the colour icons fill their square to the edge, for Teams rounds the corners", () => {
  for (const app of ["staff", "team"]) {
    const { rgba } = readPng(filesOf(app, values)["color.png"]);
    assert.equal(rgba.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255), true);
  }
});
