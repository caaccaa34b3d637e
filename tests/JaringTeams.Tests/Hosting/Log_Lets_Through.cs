using System.Text.Json;
using System.Text.RegularExpressions;
using Jaring.Host.Logs;
using Jaring.Tests.Support;
using Jaring.Tests.Texts;
using Microsoft.Extensions.Logging;

namespace Jaring.Tests.Hosting;

public sealed class Log_Lets_Through
{
    private readonly StringWriter target = new();

    [Fact]
    public void Only_Listed_Names_Of_Our_Own_Lines()
    {
        var line = Write("Jaring.Outbox", l => l.LogWarning(new EventId(7, "Told"), "{Office} {Kind} {Count} {Ms} {User} {Text}", "tirtawana", "notice", 3, 12.5, "Laras", "rahasia"));

        Assert.Equal(["time", "level", "category", "event", "office", "kind", "count", "ms"], line.EnumerateObject().Select(p => p.Name));
        Assert.Equal("Told", line.GetProperty("event").GetString());
        Assert.Equal("2026-11-23T02:00:00Z", line.GetProperty("time").GetString());
        Assert.DoesNotContain("Laras", target.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A value that the list drops would leave an operator with half a sentence; one that nobody listed was never thought about.</summary>
    [Theory]
    [InlineData("src/Jaring")]
    [InlineData("src/Bot")]
    [InlineData("src/Tab")]
    public void Every_Value_That_Our_Own_Lines_Name(string folder)
    {
        var names = Regex.Matches(Repository.SourceBelow(folder), """LoggerMessage\(.*""").SelectMany(line => Regex.Matches(line.Value, @"\{(\w+)\}").Select(m => m.Groups[1].Value));
        Assert.All(names.Distinct(), name => Assert.NotEmpty(AllowListLog.Pick("Jaring.X", new[] { KeyValuePair.Create<string, object?>(name, 1) })));
        Assert.NotEmpty(names);
    }

    [Fact]
    public void Nothing_But_The_Event_Of_Other_Libraries()
    {
        Write("Microsoft.AspNetCore.Hosting", l => l.LogInformation(new EventId(1, "RequestStarting"), "{Route} {Path}", "/tirtawana/api/x", "/secret"));
        Assert.DoesNotContain("tirtawana", target.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", target.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a sentence with spaces")]
    [InlineData("laras@tirtawana.example")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public void No_Sentence_Under_A_Listed_Name(string value) =>
        Assert.Equal("withheld", Write("Jaring.X", l => l.LogError("{Code}", value)).GetProperty("code").GetString());

    [Fact]
    public void Of_An_Exception_Its_Type_And_Place_But_Not_Its_Words()
    {
        var line = Write("Jaring.X", l =>
        {
            try
            {
                Throw();
            }
            catch (InvalidOperationException fault)
            {
                l.LogError(fault, "Failed {Code}", "unexpected");
            }
        });

        var exceptions = line.GetProperty("exception").EnumerateArray().ToList();
        Assert.Equal(["System.InvalidOperationException", "System.ArgumentException"], exceptions.Select(e => e.GetProperty("type").GetString()));
        Assert.Contains(exceptions[0].GetProperty("at").EnumerateArray(), f => f.GetString()!.EndsWith(nameof(Throw), StringComparison.Ordinal));
        Assert.DoesNotContain("Sari", target.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_Scope()
    {
        Write("Jaring.X", l =>
        {
            using (l.BeginScope("{Office}", "Sari"))
            {
                l.LogInformation("event");
            }
        });
        Assert.DoesNotContain("Sari", target.ToString(), StringComparison.Ordinal);
    }

    private static void Throw() => throw new InvalidOperationException("body: Sari", new ArgumentException("Sari"));

    private JsonElement Write(string category, Action<ILogger> log)
    {
        using var provider = new AllowListLoggerProvider(target, ManualClock.Monday());
        log(provider.CreateLogger(category));
        return JsonDocument.Parse(Assert.Single(target.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
    }
}
