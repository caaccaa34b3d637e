using System.Text.Json;
using Jaring.Cli.Packages;
using Jaring.Sealing;

namespace Jaring.Cli.Verifying;

/// <remarks>Whether the name may be in the package: two chose it when they signed for the export, and two had opened it before, in sight of the reporter.</remarks>
internal sealed partial class Examination
{
    private const string Request = "export.request", Approve = "export.approve", WithName = ".name";

    /// <summary>Whether a line of the log is such a step, with the name or without.</summary>
    private static bool IsStep(LogItem line, string step) => line.Act == step || line.Act == step + WithName;

    /// <summary>The choice stands in the two signed lines themselves.</summary>
    private void CheckNameWasChosen()
    {
        var chosen = Log!.Items.Where(l => l.Item.Act is Request + WithName or Approve + WithName).Select(l => l.Hash).ToHashSet();
        CheckFailed.Require(chosen.Contains(Manifest!.Request) && chosen.Contains(Manifest.Approve), "name-not-chosen");
    }

    /// <summary>
    /// Whoever made the package asked for the name in the thread, and another of those whom the reporter gave a share answered that request.
    /// The share itself opens for the one who asked alone; that two shares were there is what the key proves.
    /// </summary>
    private void CheckNameWasReleased()
    {
        var asked = Thread!.Items.Where(m => m.Item.By == Signer!.By && Says(m.Item, "name.ask")).Select(m => m.Hash).ToHashSet();
        asked.ExceptWith(Thread.Items.Where(m => m.Item.By == Signer!.By && Says(m.Item, "name.back")).Select(m => AskOf(m.Item)));
        var given = Thread.Items.Any(m =>
            m.Item.By != Signer!.By && Evidence!.Payload.To.Contains(m.Item.By) && Says(m.Item, "name.yes") && asked.Contains(AskOf(m.Item)));
        CheckFailed.Require(given, "name-release-missing");
    }

    private static bool Says(ThreadItem item, string kind) => Text(item.Body, "kind") == kind;

    private static string AskOf(ThreadItem item) => Text(item.Body, "ask");

    private static string Text(JsonElement body, string field) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(field, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
