// Runs tests of src/Sealing against a library with one text replaced, in a copy outside the tree.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";

const LONGEST = 180_000;
const QUICK = ["-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false", "-v:q", "--nologo", "-m:2"];
const PARTS = ["Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", "global.json", "src/Jaring", "src/Sealing", "src/Cli", "tests/vectors", "tests/JaringTeams.Tests/Sealing"];
const CLI_TESTS = ["SpoiltPackage.cs", "VerifyTests.cs", "FoundedAnewTests.cs"];

function run(command, args, { cwd, env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: "1", ...env } });
    const late = setTimeout(() => child.kill("SIGKILL"), LONGEST);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
    child.on("close", (code) => {
      clearTimeout(late);
      resolve({ code, output: output.trim() });
    });
  });
}

const must = async (...command) => {
  const { code, output } = await run(...command);
  if (code !== 0) throw new Error(output.split("\n").slice(-20).join("\n"));
  return output;
};

/** The copy, built once. @returns what tries a change there */
export async function library(root, here) {
  const scratch = mkdtempSync(join(tmpdir(), "mutate-"));
  process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
  const source = (path) => !/[\\/](bin|obj|packages\.lock\.json)$/.test(path);
  for (const part of PARTS) cpSync(join(root, part), join(scratch, part), { recursive: true, filter: source });
  const tests = join(scratch, "tests/JaringTeams.Tests");
  for (const name of CLI_TESTS) cpSync(join(root, "tests/JaringTeams.Tests/Cli", name), join(tests, "Cli", name));
  for (const name of ["Runner.cs", "Mutants.csproj"]) cpSync(join(here, "scratch", name), join(tests, name));
  cpSync(join(here, "scratch/Directory.Build.targets"), join(scratch, "Directory.Build.targets"));
  await must("dotnet", ["build", "tests/JaringTeams.Tests/Mutants.csproj", "-o", "built", ...QUICK], { cwd: scratch });
  const honest = join(scratch, "honest");
  mkdirSync(honest);
  // What the runner shall look for itself must not lie beside it, nor be named in its list of libraries.
  for (const name of ["Jaring.dll", "Jaring.Sealing.dll", "Jaring.Cli.dll"]) renameSync(join(scratch, "built", name), join(honest, name));
  rmSync(join(scratch, "built/JaringTeams.Tests.deps.json"));
  const compiler = readFileSync(join(tests, "compiler.txt"), "utf8").trim();
  let workers = 0;
  return () => {
    const own = join(scratch, `changed-${workers++}`);
    mkdirSync(own);
    return { try: (check, names) => tryChange({ scratch, own, honest, compiler }, check, names), stop: () => {} };
  };
}

async function tryChange({ scratch, own, honest, compiler }, check, names) {
  if (check !== null) {
    const { code, output } = await compile({ scratch, own, compiler }, check);
    if (code !== 0) return { broken: output.split("\n").filter((line) => line.includes("error")).join("\n") };
  }
  const folders = check === null ? [honest] : [own, honest];
  const { code, output } = await run("dotnet", [join(scratch, "built/JaringTeams.Tests.dll"), ...names], { cwd: scratch, env: { LIBRARIES: folders.join(delimiter) } });
  if (code === 2) return { broken: output };
  return { failed: code === 0 ? null : output.split(": ")[0] || "hangs" };
}

function compile({ scratch, own, compiler }, { file, find, with: changed }) {
  const project = join(scratch, dirname(file));
  const name = basename(file);
  writeFileSync(join(own, name), readFileSync(join(project, name), "utf8").replace(find, () => changed));
  const args = readFileSync(join(project, "compile.rsp"), "utf8")
    .split("\n")
    .filter((line) => !/^\/(refout|noconfig|analyzerconfig|additionalfile)/.test(line) && (!line.startsWith("/analyzer:") || /Generat(or|ion)\.dll$/.test(line)))
    .map((line) => (line.startsWith("/out:") ? `/out:${join(own, basename(line))}` : line === name ? join(own, name) : line));
  writeFileSync(join(own, "compile.rsp"), args.join("\n"));
  return run("dotnet", [compiler, "/noconfig", "/shared", `@${join(own, "compile.rsp")}`], { cwd: project });
}
