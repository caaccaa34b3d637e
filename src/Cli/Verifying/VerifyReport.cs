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
        var bodies = new BodyText(words, examination.NameOf);
        if (examination.Evidence is { Payload: var report })
        {
            output.WriteLine($"[{words["verify.reporter"]}]");
            WriteAll(bodies.Lines(report.Body));
            WritePeople("field.to", report.To);
            WritePeople("field.excl", report.Excl);
        }

        foreach (var message in examination.Thread?.Items ?? [])
        {
            output.WriteLine();
            output.WriteLine($"[{message.Item.Position}. {Words.Plain(message.Item.By == Reader.Reporter ? words["verify.reporter"] : examination.NameOf(message.Item.By))}]");
            WriteAll(bodies.Lines(message.Item.Body));
        }
    }

    private void WriteAll(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }
    }

    private void WritePeople(string label, IReadOnlyList<string> ids)
    {
        if (ids.Count > 0)
        {
            output.WriteLine($"  {words[label]}: {string.Join(", ", ids.Select(id => Words.Plain(examination.NameOf(id))))}");
        }
    }
}
