using Jaring.Tests.Texts;

namespace Jaring.Tests.Bot.Playground;

/// <summary>
/// A test with Microsoft's own Agents Playground (npm, pinned in eng/playground). Skipped, and not counted as passed, where the package is not there; with
/// <c>npm ci --prefix eng/playground</c> it is.
/// </summary>
internal sealed class PlaygroundFactAttribute : FactAttribute
{
    public PlaygroundFactAttribute() => Skip = File.Exists(Program) ? null : "not checked: the Agents Playground is not here (npm ci --prefix eng/playground)";

    /// <summary>Its command line program.</summary>
    public static string Program => Repository.At("eng/playground/node_modules/@microsoft/m365agentsplayground/cli.js");
}
