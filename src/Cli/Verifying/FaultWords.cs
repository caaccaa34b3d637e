namespace Jaring.Cli.Verifying;

/// <summary>A fault as a sentence, and the part of the package in which it lies by its name and its path.</summary>
internal static class FaultWords
{
    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["baca-saya.txt"] = "readme",
        ["case/epochs.json"] = "epochs",
        ["case/log.json"] = "log",
        ["case/sealed.json"] = "sealed",
        ["case/sets.json"] = "sets",
        ["case/slots.json"] = "slots",
        ["case/thread.json"] = "thread",
        ["directory.json"] = "directory",
        ["keys.json"] = "keys",
        ["manifest.json"] = "manifest",
        ["manifest.sig.json"] = "signer",
        ["opened.json"] = "opened",
    };

    /// <summary>Where a check looks when the fault itself names no file.</summary>
    private static readonly Dictionary<string, string> Looked = new(StringComparer.Ordinal)
    {
        ["manifest"] = "manifest.json",
        ["list"] = "directory.json",
        ["signer"] = "manifest.sig.json",
        ["acknowledged"] = "case/sealed.json",
        ["keys"] = "keys.json",
        ["report"] = "case/sealed.json",
        ["readers"] = "case/sets.json",
        ["epochs"] = "case/epochs.json",
        ["log"] = "case/log.json",
        ["thread"] = "case/thread.json",
        ["two"] = "case/log.json",
        ["name"] = "keys.json",
        ["files"] = "opened.json",
        ["opened"] = "opened.json",
    };

    /// <summary>The sentence of a reason; of its family when it has none of its own; else that the form is wrong.</summary>
    public static string Reason(Words words, string reason)
    {
        var family = reason.Split('-')[0];
        return words[words.Has("reason." + reason) ? "reason." + reason : words.Has("reason." + family) ? "reason." + family : "reason.other-form"];
    }

    /// <summary>Where it is.</summary>
    public static string Part(Words words, Finding finding)
    {
        var path = finding.Detail.Length > 0 ? finding.Detail : Looked.GetValueOrDefault(finding.Check, "*.zip");
        var name = path.StartsWith("files/", StringComparison.Ordinal) ? "files" : Parts.GetValueOrDefault(path, "whole");
        return words.Fill("verify.part", ("part", words["part." + name]), ("path", path));
    }
}
