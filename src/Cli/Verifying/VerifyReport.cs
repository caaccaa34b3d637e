using System.Text.Json;
using Jaring.Sealing;

namespace Jaring.Cli.Verifying;

/// <summary>The report on paper or a terminal. It prints the content of the case only when asked to.</summary>
internal sealed class VerifyReport(Examination examination, Words words, TextWriter output)
{
    private static readonly string[] Limits = ["reporter", "truth", "time", "after", "readers", "persons"];

    public void Write(bool show)
    {
        WriteHead();
        foreach (var (number, finding) in examination.Findings.Index())
        {
            Write(number + 1, finding);
        }

        WriteList("verify.notes", examination.Notes.Select(n => words.Fill("verify.note." + n.Key, n.Values)));
        WriteList("verify.limits", Limits.Select(l => words["verify.limit." + l]));
        output.WriteLine();
        output.WriteLine(words[examination.Held ? "verify.held" : "verify.failed"]);
        if (show)
        {
            WriteContent();
        }
    }

    private void WriteHead()
    {
        output.WriteLine(words["verify.title"]);
        if (examination.Manifest is { } made)
        {
            var by = examination.Signer is { } signer ? examination.NameOf(signer.By) : "-";
            output.WriteLine(words.Fill("verify.made", ("office", made.Office), ("time", Times.Minute(made.Made)), ("name", by)));
        }

        if (examination.SealedHash is { } hash)
        {
            output.WriteLine(words.Fill("verify.sealed", ("digits", Fingerprint.Digits(hash)), ("hash", Base64Url.Encode(hash))));
        }

        output.WriteLine();
    }

    private void Write(int number, Finding finding)
    {
        var mark = words[finding.Outcome switch { Outcome.Good => "verify.good", Outcome.Failed => "verify.bad", _ => "verify.notmade" }];
        output.WriteLine($"{number,3}. {mark}  {words[$"verify.{finding.Check}"]}");
        if (finding.Outcome == Outcome.Failed)
        {
            output.WriteLine($"       {words.Fill("verify.reason", ("reason", FaultWords.Reason(words, finding.Reason)), ("code", finding.Reason))}");
            output.WriteLine($"       {FaultWords.Part(words, finding)}");
            output.WriteLine($"       {words[$"verify.{finding.Check}.fails"]}");
        }
    }

    private void WriteList(string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(words[title]);
        foreach (var line in all)
        {
            output.WriteLine($"  - {line}");
        }
    }

    private void WriteContent()
    {
        output.WriteLine();
        output.WriteLine(words["verify.content"]);
        if (examination.Evidence is { } evidence)
        {
            output.WriteLine($"[{words["verify.reporter"]}]");
            output.WriteLine(TextOf(evidence.Payload.Body));
        }

        foreach (var message in examination.Thread?.Items ?? [])
        {
            output.WriteLine();
            output.WriteLine($"[{message.Item.Position}. {Words.Plain(message.Item.By == Reader.Reporter ? words["verify.reporter"] : examination.NameOf(message.Item.By))}]");
            output.WriteLine(TextOf(message.Item.Body));
        }
    }

    /// <summary>What a body says, or the body itself when it has another form or half a character in it.</summary>
    private static string TextOf(JsonElement body)
    {
        try
        {
            return Words.Plain(
                body.ValueKind == JsonValueKind.Object && body.TryGetProperty("text", out var text) ? text.GetString()! : body.GetRawText());
        }
        catch (InvalidOperationException)
        {
            return Words.Plain(body.GetRawText());
        }
    }
}
