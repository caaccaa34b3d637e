using System.Text.Json;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>tests/vectors/audit.json, signed in TypeScript: an office's log and the ways to spoil it.</summary>
public sealed class AuditVectorTests
{
    private static readonly JsonElement File =
        JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "audit.json"))).RootElement;

    private static readonly Scenario World = Scenario.Instance;

    private static string Log => File.GetProperty("log").GetString()!;

    [Fact]
    public void A_Log_Is_Read_To_Its_Head()
    {
        var lines = Lines(File);
        var head = SeenOf(File.GetProperty("head"));
        Assert.Equal(head, GlobalLog.Verify(Log, lines, World.MemberKey));
        Assert.Equal(head, GlobalLog.Verify(Log, lines, World.MemberKey, head));
        Assert.Equal(File.GetProperty("list").GetString(), World.Directory.Hash);
    }

    [Fact]
    public void A_Spoilt_One_Is_Refused_For_Its_Reason()
    {
        var bad = File.GetProperty("bad").EnumerateArray().ToList();
        Assert.Equal(15, bad.Count);
        foreach (var one in bad)
        {
            // C# notices a field too many while it reads the JSON.
            var reason = one.TryGetProperty("cs", out var cs) ? cs : one.GetProperty("reason");
            Vectors.Refused(reason.GetString()!, () => GlobalLog.Verify(Log, Lines(one), World.MemberKey, SeenOf(one.GetProperty("seen"))));
        }
    }

    private static List<GlobalLogRecord> Lines(JsonElement from) =>
        [.. from.GetProperty("lines").EnumerateArray().Select(l => new GlobalLogRecord(l.GetProperty("e").GetString()!, l.GetProperty("by").GetString()!, l.GetProperty("sig").GetString()!))];

    private static Head? SeenOf(JsonElement seen) =>
        seen.ValueKind == JsonValueKind.Null ? null : new(seen.GetProperty("seq").GetInt32(), seen.GetProperty("hash").GetString()!);
}
