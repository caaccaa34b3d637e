using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Jaring.Team;

/// <summary>A member as the directory names it: keys, and the name, post and sex that reporters will see, all under the signatures.</summary>
/// <param name="Id">The member's public id.</param>
/// <param name="Kem">Public point for sealing, base64url.</param>
/// <param name="Sig">Public point for signatures, base64url.</param>
/// <param name="Who">What reporters see.</param>
public sealed record FoundingMember(string Id, string Kem, string Sig, Who Who);

/// <summary>Name, post and sex ("L" or "P") of a member, in this order in the signed bytes.</summary>
public sealed record Who(string Name, string Post, string Sex);

/// <summary>
/// Entry 0 of a directory. It is checked by writing it anew: we read what it says and compare our own text with its bytes, so that an unknown field,
/// another order, a doubled key or another policy cannot hide in it.
/// </summary>
internal sealed record FoundingEntry(long IssuedAt, IReadOnlyList<FoundingMember> Members)
{
    /// <summary>Fewer could not hide who is excluded, nor close a quorum of two after a loss (contract of JT1, extension 5).</summary>
    public const int FewestMembers = 3;

    /// <summary>Seconds for which an entry holds: 30 days (sealing.md §3.3, flow 1e).</summary>
    public const long Lifetime = 30 * 24 * 60 * 60;

    /// <summary>Reads the bytes, or null when they are not exactly an entry 0.</summary>
    public static FoundingEntry? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            using var json = JsonDocument.ParseValue(ref reader);
            var entry = new FoundingEntry(json.RootElement.GetProperty("iat").GetInt64(), [.. json.RootElement.GetProperty("members").EnumerateArray().Select(Member)]);
            return bytes.SequenceEqual(Encoding.UTF8.GetBytes(entry.Write())) ? entry : null;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The version that the bytes claim, for telling "unknown version" from "bad shape"; null when there is none.</summary>
    public static string? Version(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            using var json = JsonDocument.ParseValue(ref reader);
            return json.RootElement.GetProperty("v").GetString();
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static FoundingMember Member(JsonElement m)
    {
        var who = m.GetProperty("who");
        return new(Text(m, "id"), Text(m, "kem"), Text(m, "sig"), new(Text(who, "name"), Text(who, "post"), Text(who, "sex")));
    }

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString() ?? throw new FormatException();

    private string Write()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""{"v":"JT1","t":"dir","n":0,"prev":null,"iat":{{IssuedAt}},"exp":{{IssuedAt + Lifetime}},"pol":{"q":2,"minR":2,"idT":2},"members":[""");
        text.AppendJoin(',', Members.Select(Write));
        return text.Append("]}").ToString();
    }

    private static string Write(FoundingMember m) =>
        $$$"""{"id":{{{EntryText.Quote(m.Id)}}},"kem":{{{EntryText.Quote(m.Kem)}}},"sig":{{{EntryText.Quote(m.Sig)}}},"st":"active","role":"member","who":{"name":{{{EntryText.Quote(m.Who.Name)}}},"post":{{{EntryText.Quote(m.Who.Post)}}},"sex":{{{EntryText.Quote(m.Who.Sex)}}}}}""";
}
