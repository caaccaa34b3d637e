using System.Text.Json.Nodes;
using Jaring.Tests.Support;

namespace Jaring.Tests.Team;

/// <summary>A good entry 0 with one fault.</summary>
internal static class SpoiltEntry
{
    public static string Of(TeamApp app, string good, string fault)
    {
        var (one, two, now) = (app.Members[0], app.Members[1], app.Clock.GetUtcNow());
        var stranger = new TestMember("c0000000-0000-4000-8000-000000000001", "Orang Lain", "Staf", "L") { Id = TestMember.B64(new byte[16]) };
        return fault switch
        {
            "another kem" => good.Replace(one.Kem, stranger.Kem, StringComparison.Ordinal),
            "keys of two members swapped" => good.Replace(one.Kem, "#", StringComparison.Ordinal).Replace(two.Kem, one.Kem, StringComparison.Ordinal).Replace("#", two.Kem, StringComparison.Ordinal),
            "a foreign member" => TestMember.Entry(now, [.. app.Members.Take(4), stranger]),
            "a member who has no keys yet" => TestMember.Entry(now, WithId(app)),
            "a member twice" => TestMember.Entry(now, [.. app.Members.Take(4), one]),
            "another name in who" => good.Replace(one.Name, "Nama Lain", StringComparison.Ordinal),
            "who missing" => good.Replace($$""","who":{"name":"{{one.Name}}","post":"{{one.Post}}","sex":"P"}""", "", StringComparison.Ordinal),
            "who with an extra field" => good.Replace($"\"post\":\"{one.Post}\",", $"\"post\":\"{one.Post}\",\"age\":1,", StringComparison.Ordinal),
            "two members only" => TestMember.Entry(now, app.Members.Take(2)),
            "the proposer left out" => TestMember.Entry(now, app.Members.Skip(1).Take(3)),
            "members not sorted" => Unsorted(good),
            "quorum of one" => good.Replace("\"q\":2", "\"q\":1", StringComparison.Ordinal),
            "a year of validity" => good.Replace($"\"exp\":{now.ToUnixTimeSeconds() + 2592000}", $"\"exp\":{now.ToUnixTimeSeconds() + 31536000}", StringComparison.Ordinal),
            "issued an hour ahead" => TestMember.Entry(now.AddHours(1), app.Members.Take(4)),
            "issued two days ago" => TestMember.Entry(now.AddDays(-2), app.Members.Take(4)),
            "an extra field" => good.Replace("\"prev\":null,", "\"prev\":null,\"x\":1,", StringComparison.Ordinal),
            "a doubled key" => good.Replace("\"prev\":null,", "\"prev\":null,\"prev\":null,", StringComparison.Ordinal),
            "a space" => good.Replace("\"n\":0", "\"n\": 0", StringComparison.Ordinal),
            "an escaped letter" => good.Replace("Laras", "\\u004caras", StringComparison.Ordinal),
            "trailing bytes" => good + "{}",
            "a removed member" => Once(good, "\"active\"", "\"removed\""),
            "a trustee" => Once(good, "\"role\":\"member\"", "\"role\":\"trustee\""),
            "iat beyond all numbers" => good.Replace($"\"iat\":{now.ToUnixTimeSeconds()}", "\"iat\":99999999999999999999", StringComparison.Ordinal),
            "half a surrogate pair" => good.Replace("Laras", "\\ud800", StringComparison.Ordinal),
            "not JSON" => "Bukan JSON",
            "another version" => good.Replace("\"JT1\"", "\"JT2\"", StringComparison.Ordinal),
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
    }

    private static List<TestMember> WithId(TeamApp app)
    {
        app.Members[4].Id = (string)app.HomeAsync(app.Members[4]).Result["me"]!["memberId"]!;
        return [.. app.Members];
    }

    private static string Unsorted(string good)
    {
        var json = JsonNode.Parse(good)!;
        var members = json["members"]!.AsArray();
        var first = members[0]!;
        members.RemoveAt(0);
        members.Add(first);
        return json.ToJsonString();
    }

    private static string Once(string text, string what, string with)
    {
        var at = text.IndexOf(what, StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + what.Length));
    }
}
